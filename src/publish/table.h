// Events as a table for a terminal: who did what to whom, when and where, and the sentence.
#pragma once

#include <string>

#include "publish/publication.h"
#include "publish/terminal.h"

namespace khaldun::publish {

// Appends the report's heading and a row for each wanted event, with the sentence under the rows
// that come from it; nothing where there is no event. Gives the number of events.
size_t AppendTable(const Document& document, const Publication& publication,
                   const TerminalStyle& style, std::string& out);

// "2024-03-05", "2024-03", "2011", "since 2019-04-04", "2020-12-21/27", "2021-09-01/11-30": as
// exact as the date is.
std::string DateForPeople(const EventDate& date);

// "Oran's police [DZA COP]", the name that the document gives it.
std::string ActorForPeople(const Participant& who);

// "COERCE arrest".
std::string ActForPeople(const Event& event);

}  // namespace khaldun::publish
