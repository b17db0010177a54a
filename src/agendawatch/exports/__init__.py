"""The store in the formats of others: tables for notebooks and data portals."""

from agendawatch.exports.descriptors import Publishing as Publishing
from agendawatch.exports.export import Exported as Exported
from agendawatch.exports.export import export as export
from agendawatch.exports.export import import_export as import_export
from agendawatch.exports.ocd import to_ocd as to_ocd
from agendawatch.exports.ocd import to_ocd_bill as to_ocd_bill
from agendawatch.exports.ocd import to_ocd_votes as to_ocd_votes
from agendawatch.exports.tables import TABLES as TABLES
