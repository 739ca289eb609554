// Publication dates as feeds, pages and people write them.
#pragma once

#include <optional>
#include <string_view>

#include "khaldun/date.h"

namespace khaldun::ingest {

// The day as written, in the writer's own time zone: ISO 8601 ("2020-12-26T10:00:00Z", "20201226"),
// RFC 822 and its kin ("Sat, 26 Dec 2020 10:00 +0200", "Sat Dec 26 10:00:00 2020"), English with
// the month's name ("December 26th, 2020", "26 Dec. 2020"), numbers whose order is certain
// ("26/12/2020", "26.12.2020"), seconds or milliseconds since 1970. nullopt for anything else, also
// for "03/04/2020", which is a day in March or in April.
std::optional<Date> ParsePublished(std::string_view text);

// The day in an address: "/2020/12/26/", "/2020-12-26-".
std::optional<Date> DateInUrl(std::string_view url);

}  // namespace khaldun::ingest
