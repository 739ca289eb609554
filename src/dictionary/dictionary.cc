#include "dictionary/dictionary.h"

#include <algorithm>

#include "dictionary/convert.h"
#include "text/ascii.h"

namespace khaldun::dictionary {

std::string_view Name(Kind kind) {
  switch (kind) {
    case Kind::kActors:
      return "actors";
    case Kind::kAgents:
      return "agents";
    case Kind::kVerbs:
      return "verbs";
  }
  return "";
}

std::optional<Kind> KindOf(std::string_view text) {
  size_t agents = 0, patterns = 0, names = 0;
  for (const Line& line : ReadLines(text)) {
    std::string_view trimmed = text::Trim(line.text);
    if (trimmed.starts_with("- ") || trimmed.starts_with("---") || trimmed.starts_with('&')) {
      ++patterns;
      continue;
    }
    for (std::string_view code : Bracketed(trimmed)) {
      if (code.empty() || code[0] == '-' || code[0] == '#') continue;  // null codes tell nothing
      const bool agent = code.find('~') != std::string_view::npos;
      // "[190]", "[---]": a code of an act.
      const bool act = text::IsDigit(code[0]) || code[0] == ':';
      ++(agent ? agents : act ? patterns : names);
    }
  }
  if (agents + patterns + names == 0) return std::nullopt;
  if (agents > patterns && agents > names) return Kind::kAgents;
  return patterns > names ? Kind::kVerbs : Kind::kActors;
}

Conversion Convert(Kind kind, std::string_view text, const Vocabulary& vocabulary) {
  const std::vector<Line> lines = ReadLines(text);
  Conversion out = kind == Kind::kActors   ? ConvertActors(lines, vocabulary)
                   : kind == Kind::kAgents ? ConvertAgents(lines, vocabulary)
                                           : ConvertVerbs(lines, vocabulary);
  out.kind = kind;
  std::ranges::stable_sort(out.leftovers, {}, &Leftover::line);
  return out;
}

}  // namespace khaldun::dictionary
