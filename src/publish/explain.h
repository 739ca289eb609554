// Why each event was coded, and what was not coded and why, in words for a political scientist.
#pragma once

#include <string>

#include "publish/publication.h"
#include "publish/terminal.h"

namespace khaldun::publish {

// Appends every sentence that holds an event of any status or a near miss: its words as a tree of
// arcs, the entry that fired, what was bound to source, target, date and place and which words that
// came from, and the near misses with their reasons. Gives the number of events that `code` prints.
size_t AppendExplanation(const Document& document, const Publication& publication,
                         const TerminalStyle& style, std::string& out);

// The same as one line of JSON a document: {"document", "sentences": [{"number", "begin", "end",
// "text", "words", "events", "near_misses"}]}. Words are null where the sentence was not parsed.
size_t AppendJsonExplanation(const Document& document, const Publication& publication,
                             std::string& out);

// The arcs of a parsed sentence as lines. Short words that belong to one head (articles,
// auxiliaries, prepositions, parts of a name) stand on its line.
std::vector<std::string> TreeLines(const Document& document, SentenceId sentence);

}  // namespace khaldun::publish
