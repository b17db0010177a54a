from agendawatch.lang.sv.decisions import Reason as Reason
from agendawatch.lang.sv.decisions import Refusal as Refusal
from agendawatch.readers.explanation import ExplainedClause as ExplainedClause
from agendawatch.readers.minutes import ExplainedItem as ExplainedItem
