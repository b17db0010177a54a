"""The store in the formats of others: tables for notebooks and data portals."""

from agendawatch.exports.descriptors import Publishing as Publishing
from agendawatch.exports.exporting import Exported as Exported
from agendawatch.exports.exporting import export as export
from agendawatch.exports.exporting import import_export as import_export
from agendawatch.exports.tables import TABLES as TABLES
