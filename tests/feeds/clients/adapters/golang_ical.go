// github.com/arran4/golang-ical, the reader of many small servers.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	ics "github.com/arran4/golang-ical"
)

func text(event *ics.VEvent, name ics.ComponentProperty) string {
	if found := event.GetProperty(name); found != nil {
		return ics.FromText(found.Value)
	}
	return ""
}

func when(event *ics.VEvent, name ics.ComponentProperty) any {
	found := event.GetProperty(name)
	if found == nil {
		return nil
	}
	var moment time.Time
	var err error
	start := name == ics.ComponentPropertyDtStart
	for _, kind := range found.ICalParameters["VALUE"] {
		if kind == "DATE" {
			if start {
				moment, err = event.GetAllDayStartAt()
			} else {
				moment, err = event.GetAllDayEndAt()
			}
			if err != nil {
				return err.Error()
			}
			return moment.Format("2006-01-02")
		}
	}
	if start {
		moment, err = event.GetStartAt()
	} else {
		moment, err = event.GetEndAt()
	}
	if err != nil {
		return err.Error()
	}
	return moment.UTC().Format("2006-01-02T15:04:05Z")
}

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	calendar, err := ics.ParseCalendar(file)
	if err != nil {
		panic(err)
	}
	for _, event := range calendar.Events() {
		sequence, _ := strconv.Atoi(text(event, ics.ComponentPropertySequence))
		row, _ := json.Marshal(map[string]any{
			"uid": event.Id(), "sequence": sequence, "status": text(event, ics.ComponentPropertyStatus),
			"start": when(event, ics.ComponentPropertyDtStart), "end": when(event, ics.ComponentPropertyDtEnd),
			"summary": text(event, ics.ComponentPropertySummary), "description": text(event, ics.ComponentPropertyDescription),
			"location": text(event, ics.ComponentPropertyLocation),
		})
		fmt.Println(string(row))
	}
}
