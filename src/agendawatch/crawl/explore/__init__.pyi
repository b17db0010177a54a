from agendawatch.crawl.explore.explorer import Budget as Budget
from agendawatch.crawl.explore.explorer import Explored as Explored
from agendawatch.crawl.explore.explorer import explore as explore
from agendawatch.crawl.explore.explorer import is_current as is_current
from agendawatch.crawl.explore.explorer import is_due as is_due
