// Verb dictionaries of TABARI
//
//   ACCUS [112]                   a verb's stem and its code
//   - * + OF_ KILLING [1123]      a pattern of that verb
//
// and of PETRARCH, which puts verbs together:
//
//   &WEAPON                       a set, and below it its members
//   +GUN
//   --- ATTACK [190] ---          a block of verbs with one code
//   ASSAULT {ASSAULTS ASSAULTED}  a verb of it, with its forms and perhaps a code of its own
//   +OPEN_FIRE {+OPENED_FIRE}     a verb of several words
//   - * {PEACE TALKS} (WITH +) [036]   a pattern of every verb of the block
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "dictionary/convert.h"
#include "dictionary/verb_pattern.h"
#include "text/ascii.h"

namespace khaldun::dictionary {
namespace {

struct Verb {
  std::vector<std::string> triggers;  // what the word may stand for
  std::vector<Piece> extra;           // its further words
};

// What a bracket says: "[112]", "[036:036]", "[:173]", "[---]".
struct ActCode {
  std::string cameo;       // empty for the null code
  std::string other_side;  // the target's own code, where it differs
  bool null = false, mutual = false, reversed = false;
  std::string fault;
};

ActCode ReadAct(std::string_view bracket, const resources::Ontology& ontology) {
  ActCode out;
  if (bracket == "---") {
    out.null = true;
    return out;
  }
  const size_t colon = bracket.find(':');
  std::string_view first = bracket.substr(0, colon), second;
  if (colon != std::string_view::npos) second = bracket.substr(colon + 1);
  out.reversed = first.empty();
  out.mutual = !first.empty() && first == second;
  if (out.reversed) {
    first = second;
  } else if (!out.mutual) {
    out.other_side = second;
  }
  out.cameo = first;
  if (first == "###") {
    out.fault = "the code that discards a sentence";
  } else if (ontology.FindCameo(first) == nullptr) {
    out.fault = fmt::format("'{}' is no CAMEO code", first);
  }
  return out;
}

class VerbConverter {
 public:
  VerbConverter(const std::vector<Line>& lines, const Vocabulary& vocabulary, Conversion& out)
      : v_(vocabulary), out_(out) {
    // Only TABARI has no blocks; its verbs are stems.
    blocks_ = std::ranges::any_of(
        lines, [](const Line& l) { return text::Trim(l.text).starts_with("---"); });
    ReadSynsets(lines);
  }

  void Take(const Line& line) {
    std::string_view text = text::Trim(line.text);
    if (text.starts_with("---")) {
      verbs_.clear();
      in_set_ = false;
      std::vector<std::string_view> codes = Bracketed(text);
      block_code_ = codes.empty() ? "---" : std::string(codes[0]);
    } else if (text.starts_with('&')) {
      in_set_ = true;
    } else if (text.starts_with('~')) {
      ++out_.entries;
      Leave(line.number, text,
            "a transformation: acts below verbs of speaking and intending are read by the coder "
            "itself");
    } else if (text.starts_with("- ") || text.starts_with("-\t")) {
      in_set_ = false;
      TakePattern(line.number, text, text::Trim(text.substr(1)));
    } else if (!(in_set_ && text.starts_with('+'))) {
      in_set_ = false;
      TakeVerb(line.number, text);
    }
  }

 private:
  // Sets may be used above their definition, and one may hold another.
  void ReadSynsets(const std::vector<Line>& lines) {
    std::vector<std::string>* set = nullptr;
    for (const Line& line : lines) {
      std::string_view text = text::Trim(line.text);
      if (text.starts_with('&')) {
        std::string_view name = text.substr(1, text.find_first_of(" \t") - 1);
        while (name.ends_with('_')) name.remove_suffix(1);
        set = &synsets_[std::string(name)];
      } else if (set != nullptr && text.starts_with('+')) {
        std::string_view member = text::Trim(text.substr(1));
        if (member.starts_with('&')) {
          auto other = synsets_.find(std::string(member.substr(1)));
          if (other != synsets_.end() && &other->second != set)
            set->insert(set->end(), other->second.begin(), other->second.end());
        } else {
          set->push_back(Lower(fmt::format("{}", fmt::join(WordsOf(member), " "))));
        }
      } else {
        set = nullptr;
      }
    }
  }

  void Leave(uint32_t line, std::string_view text, std::string reason, bool in_part = false) {
    out_.leftovers.push_back({line, std::string(text), std::move(reason), in_part});
  }

  void TakeVerb(uint32_t line, std::string_view text) {
    if (!blocks_) verbs_.clear();
    std::vector<std::string_view> codes = Bracketed(text);
    std::string_view phrase = text::Trim(text.substr(0, text.find_first_of("[{")));
    const size_t plus = phrase.find('+');
    const bool has_code = !codes.empty() || (blocks_ && block_code_ != "---");
    if (plus != std::string_view::npos && plus > 0) {
      ++out_.entries;
      Leave(line, text, "a verb that has words before it");
      return;
    }
    if (plus == 0) phrase.remove_prefix(1);
    std::vector<std::string_view> words = WordsOf(phrase);
    if (words.empty() || !IsPlainWord(words[0])) {
      ++out_.entries;
      Leave(line, text, "a line that is neither verb nor pattern");
      return;
    }
    // A stem ends without '_': "ACCUS" fits every form, "ACT_" only itself.
    const bool stem = !blocks_ && !phrase.ends_with('_');
    Verb verb{v_.VerbsOf(words[0], stem), {}};
    std::string fault;
    std::string rest = fmt::format("{}", fmt::join(std::span(words).subspan(1), " "));
    if (!ReadPieces(rest, synsets_, verb.extra, fault)) {
      ++out_.entries;
      return Leave(line, text, std::move(fault));
    }
    verbs_.push_back(std::move(verb));
    if (!has_code) return;
    ActCode act = ReadAct(codes.empty() ? block_code_ : codes[0], v_.ontology());
    if (act.null) return;  // "not an event by itself": nothing to convert
    ++out_.entries;
    Write(line, text, {{Piece::Type::kVerb, {}, false}}, act, {verbs_.back()});
  }

  void TakePattern(uint32_t line, std::string_view text, std::string_view pattern) {
    ++out_.entries;
    std::vector<std::string_view> codes = Bracketed(pattern);
    if (codes.empty()) return Leave(line, text, "a pattern without a code");
    if (verbs_.empty()) return Leave(line, text, "a pattern below no verb");
    std::vector<Piece> pieces;
    std::string fault;
    if (!ReadPieces(pattern.substr(0, pattern.find('[')), synsets_, pieces, fault)) {
      return Leave(line, text, std::move(fault));
    }
    Write(line, text, pieces, ReadAct(codes[0], v_.ontology()), verbs_);
  }

  // The lines of our table for a pattern of some verbs.
  void Write(uint32_t line, std::string_view text, const std::vector<Piece>& pieces,
             const ActCode& act, const std::vector<Verb>& verbs) {
    if (!act.fault.empty()) return Leave(line, text, act.fault);
    // Verbs without further words share their lines.
    std::vector<Verb> groups(1);
    for (const Verb& v : verbs) {
      if (!v.extra.empty()) {
        groups.push_back(v);
      } else {
        groups[0].triggers.insert(groups[0].triggers.end(), v.triggers.begin(), v.triggers.end());
      }
    }
    size_t written = 0, said = 0;
    std::string fault;
    for (const Verb& group : groups) {
      if (group.triggers.empty()) continue;
      FramePatterns patterns = ToFrames(pieces, group.extra, act.reversed, !blocks_, v_);
      if (!patterns.fault.empty()) fault = patterns.fault;
      for (const FramePatterns::One& one : patterns.all) {
        const Outcome outcome = WriteFrame(line, one, patterns, act, group.triggers);
        written += outcome.written;
        said += outcome.said;
        if (!outcome.fault.empty()) fault = outcome.fault;
      }
    }
    out_.converted += written > 0;
    out_.known += written == 0 && fault.empty();
    if (!fault.empty()) Leave(line, text, fault, written > 0);
    if (written > 0 && !act.other_side.empty() && fault.empty()) {
      Leave(line, text, fmt::format("without {}, what the target does", act.other_side), true);
    }
  }

  struct Outcome {
    size_t written = 0, said = 0;
    std::string fault;
  };

  Outcome WriteFrame(uint32_t line, const FramePatterns::One& one, const FramePatterns& patterns,
                     const ActCode& act, const std::vector<std::string>& triggers) {
    Outcome outcome;
    std::vector<std::string> fresh;
    for (const std::string& t : triggers) {
      auto [at, is_new] = said_.try_emplace(fmt::format("{} {}{}", one.lead, t, one.rest),
                                            std::pair{act.cameo, line});
      if (is_new) {
        fresh.push_back(t);
      } else if (at->second.first == act.cameo) {
        ++outcome.said;
      } else {
        outcome.fault =
            fmt::format("'{}' has {} by line {}", at->first,
                        at->second.first.empty() ? "no code" : at->second.first, at->second.second);
      }
    }
    if (fresh.empty()) return outcome;
    const resources::CameoCode* code = v_.ontology().FindCameo(act.cameo);
    std::string type = code == nullptr ? "STATEMENT" : std::string(khaldun::Name(code->type));
    if (code != nullptr && !code->mode.empty()) type += "/" + code->mode;
    std::string options;
    if (act.null) options = "not";
    if (patterns.mutual || act.mutual) options = "mutual";
    // These coders code nothing but pairs of actors; a verb alone is too common for less.
    const bool target = one.lead == "S" && one.rest == " T";
    if (!act.null && patterns.bare && target) options += options.empty() ? "weak" : " weak";
    out_.table += fmt::format("{} {}{}\t{}\t{}\t{}\n", one.lead, fmt::join(fresh, "|"), one.rest,
                              type, act.null ? "-" : act.cameo, options.empty() ? "-" : options);
    outcome.written = fresh.size();
    return outcome;
  }

  const Vocabulary& v_;
  Conversion& out_;
  Synsets synsets_;
  bool blocks_ = false;
  bool in_set_ = false;
  std::string block_code_ = "---";
  std::vector<Verb> verbs_;                                       // those that a pattern is for
  std::map<std::string, std::pair<std::string, uint32_t>> said_;  // pattern to code and line
};

}  // namespace

Conversion ConvertVerbs(const std::vector<Line>& lines, const Vocabulary& vocabulary) {
  Conversion out;
  VerbConverter converter(lines, vocabulary, out);
  for (const Line& line : lines) converter.Take(line);
  return out;
}

}  // namespace khaldun::dictionary
