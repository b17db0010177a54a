<?php
// sabre/vobject, the reader inside Nextcloud's server, used as that uses it: a feed is split into an object a UID.
use Sabre\VObject\Reader;
use Sabre\VObject\Splitter\ICalendar;

require $argv[1];

function when($property): ?string
{
    if ($property === null) {
        return null;
    }
    $moment = $property->getDateTime();
    return $property->hasTime()
        ? $moment->setTimezone(new DateTimeZone('UTC'))->format('Y-m-d\TH:i:s\Z')
        : $moment->format('Y-m-d');
}

$split = new ICalendar(fopen($argv[2], 'r'), Reader::OPTION_FORGIVING);
while ($object = $split->getNext()) {
    foreach ($object->validate() as $problem) {
        fwrite(STDERR, $problem['message'] . "\n");
        exit(1);
    }
    foreach ($object->VEVENT as $event) {
        echo json_encode([
            'uid' => (string) $event->UID, 'start' => when($event->DTSTART), 'end' => when($event->DTEND),
            'status' => (string) $event->STATUS, 'sequence' => (int) (string) $event->SEQUENCE,
            'summary' => (string) $event->SUMMARY, 'description' => (string) $event->DESCRIPTION,
            'location' => (string) $event->LOCATION,
        ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE) . "\n";
    }
}
