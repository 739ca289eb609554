#include "event/frame.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "event/inflection.h"
#include "resources/table.h"
#include "text/ascii.h"

namespace khaldun::event {
namespace {

using resources::Row;
using Words = std::vector<std::string>;

// Prepositions and the other words that mark an oblique; a frame word that is none of these is a
// noun, an adjective or a clause.
constexpr std::string_view kPrepositions[] = {
    "about",   "above",      "across",  "after",  "against", "ahead",  "along",  "alongside",
    "amid",    "among",      "around",  "as",     "at",      "before", "behind", "below",
    "beside",  "between",    "beyond",  "by",     "despite", "during", "for",    "from",
    "in",      "inside",     "into",    "like",   "near",    "of",     "off",    "on",
    "onto",    "out",        "outside", "over",   "past",    "per",    "since",  "than",
    "through", "throughout", "to",      "toward", "towards", "under",  "until",  "unto",
    "up",      "upon",       "versus",  "via",    "with",    "within", "without"};

bool IsPreposition(std::string_view word) {
  return std::find(std::begin(kPrepositions), std::end(kPrepositions), word) !=
         std::end(kPrepositions);
}

Words Split(std::string_view text, char divider) {
  Words out;
  while (true) {
    size_t at = text.find(divider);
    if (std::string_view part = text.substr(0, at); !part.empty()) out.emplace_back(part);
    if (at == std::string_view::npos) return out;
    text = text.substr(at + 1);
  }
}

std::optional<Slot> SlotOf(std::string_view token) {
  if (token == "S") return Slot::kSource;
  if (token == "T") return Slot::kTarget;
  if (token == "S|T" || token == "T|S") return Slot::kParties;
  if (token == "X") return Slot::kFiller;
  return std::nullopt;
}

bool Contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A word that says where to look: a preposition, poss or mod.
bool IsPlace(const std::string& word) {
  return IsPreposition(word) || word == "poss" || word == "mod";
}

bool IsBareWord(const std::string& token) {
  return !SlotOf(token) && !token.starts_with("T:") && token != "that" && token != "that-T" &&
         token != "must-T" && token != "doing" && !token.starts_with("to-") &&
         !token.ends_with("~") && !IsPlace(Split(token, '|').front());
}

// "to-kill|to-murder" and "to-kill|murder" to their verbs.
Words Infinitives(Words parts) {
  for (std::string& p : parts) {
    if (p.starts_with("to-")) p.erase(0, 3);
  }
  return parts;
}

// "out~|up~" to its words.
Words WithoutMarks(Words parts) {
  for (std::string& p : parts) {
    if (p.ends_with("~")) p.pop_back();
  }
  return parts;
}

// One table line on its way to frames.
class Parser {
 public:
  Parser(const Row& row, const resources::Ontology* ontology, const WordClasses& classes)
      : row_(row), ontology_(ontology), classes_(classes) {
    stem_ = row.file().substr(row.file().rfind('/') + 1);
    stem_ = stem_.substr(0, stem_.find('.'));
  }

  Status Parse(std::vector<Frame>& out) {
    if (row_.size() < 3) return row_.Error({}, "a frame needs pattern, act and CAMEO code");
    KHALDUN_TRY(ParseAct());
    KHALDUN_TRY(ParseOptions());
    KHALDUN_TRY(ParsePattern());
    frame_.id = fmt::format("{}: {}", stem_, row_[0]);
    for (const std::string& trigger : triggers_) {
      out.push_back(frame_);
      out.back().trigger = trigger;
    }
    KHALDUN_TRY(ParseExample(out));
    return Status::Ok();
  }

 private:
  Status ParseAct() {
    std::string_view act = row_[1];
    size_t slash = act.find('/');
    auto type = EventTypeFromName(act.substr(0, slash));
    if (!type) {
      std::array<std::string_view, kEventTypeCount> names;
      for (int i = 0; i < kEventTypeCount; ++i) names[i] = Name(static_cast<EventType>(i));
      return row_.Error(act.substr(0, slash),
                        fmt::format("unknown event type '{}'", act.substr(0, slash)),
                        resources::Suggest(act.substr(0, slash), names));
    }
    frame_.type = *type;
    if (slash != std::string_view::npos) frame_.mode = act.substr(slash + 1);
    KHALDUN_TRY(CheckMode());
    frame_.cameo = row_[2];
    if (frame_.cameo == "-") frame_.cameo.clear();
    bool digits = std::all_of(frame_.cameo.begin(), frame_.cameo.end(),
                              [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || frame_.cameo.size() > 4) {
      return row_.Error(row_[2], fmt::format("'{}' is no CAMEO code", row_[2]));
    }
    KHALDUN_TRY(CheckCameo());
    switch (frame_.type) {
      case EventType::kAgree:
      case EventType::kRequest:
      case EventType::kAccuse:
      case EventType::kReject:
      case EventType::kThreaten:
      case EventType::kConcede:
        frame_.embed = true;
        break;
      default:
        break;
    }
    return Status::Ok();
  }

  Status CheckMode() const {
    if (ontology_ == nullptr || frame_.mode.empty()) return Status::Ok();
    if (ontology_->HasMode(frame_.type, frame_.mode)) return Status::Ok();
    std::vector<std::string_view> modes;
    for (const resources::Mode& m : ontology_->modes()) {
      if (m.type == frame_.type) modes.push_back(m.name);
    }
    std::string_view mode = row_[1].substr(row_[1].size() - frame_.mode.size());
    return row_.Error(mode, fmt::format("{} has no mode '{}'", Name(frame_.type), mode),
                      resources::Suggest(mode, modes));
  }

  Status CheckCameo() const {
    if (ontology_ == nullptr || frame_.cameo.empty()) return Status::Ok();
    if (ontology_->FindCameo(frame_.cameo) != nullptr) return Status::Ok();
    std::string remedy;
    if (const auto* near = ontology_->FindNearestCameo(frame_.cameo)) {
      remedy = fmt::format("{} is the nearest: {}", near->code, near->text);
    }
    return row_.Error(row_[2], fmt::format("unknown CAMEO code '{}'", row_[2]), remedy);
  }

  Status ParseOptions() {
    static const std::map<std::string_view, bool Frame::*> kFlags = {
        {"mutual", &Frame::mutual},   {"weak", &Frame::weak},
        {"semi", &Frame::semi},       {"nosource", &Frame::nosource},
        {"factual", &Frame::factual}, {"plan", &Frame::plan},
        {"embed", &Frame::embed},     {"tplace", &Frame::target_is_place},
        {"not", &Frame::no_event},    {"echo", &Frame::echo}};
    static const std::map<std::string_view, Kind> kKinds = {
        {"any", Kind::kAny},     {"person", Kind::kPerson}, {"place", Kind::kPlace},
        {"armed", Kind::kArmed}, {"weapon", Kind::kWeapon}, {"facility", Kind::kFacility},
        {"money", Kind::kMoney}};
    std::string_view rest = row_[3];
    while (!rest.empty()) {
      size_t blank = rest.find(' ');
      std::string_view option = rest.substr(0, blank);
      rest = blank == std::string_view::npos ? std::string_view{} : rest.substr(blank + 1);
      if (option.empty() || option == "-") continue;
      size_t colon = option.find(':');
      std::string_view name = option.substr(0, colon);
      std::string_view value = colon == std::string_view::npos ? "" : option.substr(colon + 1);
      if (auto flag = kFlags.find(option); flag != kFlags.end()) {
        frame_.*(flag->second) = true;
      } else if (name == "ctx" && !value.empty()) {
        frame_.contexts.emplace_back(value);
      } else if ((name == "subj" || name == "obj") && kKinds.contains(value)) {
        (name == "subj" ? frame_.subject_kind : frame_.object_kind) = kKinds.at(value);
      } else if (name == "num") {
        for (int k = 0; k < 5; ++k) {
          if (Name(static_cast<CountKind>(k)) == value) frame_.count = static_cast<CountKind>(k);
        }
        if (!frame_.count) return row_.Error(option, fmt::format("unknown count '{}'", value));
      } else {
        return row_.Error(option, fmt::format("unknown option '{}'", option),
                          "options are listed in lexicon/README.md");
      }
    }
    return Status::Ok();
  }

  // "Rebels shelled|bombarded the town." is one sentence for each trigger.
  Status ParseExample(std::vector<Frame>& frames) const {
    std::string_view example = row_[4], cameo = frame_.cameo;
    if (const size_t arrow = example.find(" => "); arrow != std::string_view::npos) {
      cameo = example.substr(arrow + 4);
      example = example.substr(0, arrow);
    }
    for (Frame& f : frames) f.example_cameo = cameo;
    const size_t bar = example.find('|');
    if (bar == std::string_view::npos) {
      if (frames.size() > 1 && !example.empty() && !frame_.no_event) {
        return row_.Error(example, fmt::format("one form for {} triggers", frames.size()),
                          "write one for each: 'shelled|bombarded'");
      }
      for (Frame& f : frames) f.example = example;
      return Status::Ok();
    }
    auto inside = [&](size_t at) {
      return text::IsAlpha(example[at]) || example[at] == '-' || example[at] == '|';
    };
    size_t begin = bar, end = bar;
    while (begin > 0 && inside(begin - 1)) --begin;
    while (end < example.size() && inside(end)) ++end;
    const Words forms = Split(example.substr(begin, end - begin), '|');
    if (forms.size() != frames.size()) {
      return row_.Error(example.substr(begin, end - begin),
                        fmt::format("{} forms for {} triggers", forms.size(), frames.size()));
    }
    for (size_t i = 0; i < frames.size(); ++i) {
      frames[i].example =
          fmt::format("{}{}{}", example.substr(0, begin), forms[i], example.substr(end));
      frames[i].example_trigger =
          Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + forms[i].size())};
    }
    return Status::Ok();
  }

  // "@truce" in the pattern to the words of that class.
  Result<std::string> WithClasses(std::string_view pattern) const {
    std::string out;
    while (true) {
      const size_t at = pattern.find('@');
      out += pattern.substr(0, at);
      if (at == std::string_view::npos) return out;
      const size_t end = std::min(pattern.find_first_of(" |)]", at), pattern.size());
      const std::string_view name = pattern.substr(at + 1, end - at - 1);
      auto found = classes_.find(name);
      if (found == classes_.end()) {
        return row_.Error(row_[0], fmt::format("unknown word class '@{}'", name),
                          "classes stand in lexicon/event_classes.tsv");
      }
      out += found->second;
      pattern = pattern.substr(end);
    }
  }

  Status ParsePattern() {
    auto expanded = WithClasses(row_[0]);
    if (!expanded) return expanded.error();
    std::string_view pattern = *expanded;
    if (pattern.size() > 2 && pattern[1] == ':') {
      frame_.part = pattern[0];
      pattern = pattern.substr(2);
      if (frame_.part != 'n' && frame_.part != 'a' && frame_.part != 'v') {
        return row_.Error(row_[0], fmt::format("unknown part of speech '{}:'", frame_.part));
      }
    }
    struct Token {
      std::string text;
      bool optional;
    };
    std::vector<Token> tokens;
    bool optional = false;
    for (std::string& t : Split(pattern, ' ')) {
      if (t.front() == '(') {
        optional = true;
        t.erase(0, 1);
      }
      bool closes = !t.empty() && t.back() == ')';
      if (closes) t.pop_back();
      if (!t.empty()) tokens.push_back({t, optional});
      if (closes) optional = false;
    }
    size_t i = 0;
    if (i < tokens.size()) {
      std::string& lead = tokens[i].text;
      if (auto slot = SlotOf(lead)) {
        frame_.lead = slot;
        ++i;
      } else if (lead.size() > 2 && lead.front() == '[' && lead.back() == ']') {
        frame_.lead_words = Split(std::string_view(lead).substr(1, lead.size() - 2), '|');
        ++i;
      }
    }
    if (i == tokens.size()) return row_.Error(row_[0], "a frame needs a trigger word");
    triggers_ = Split(tokens[i++].text, '|');
    Words pending;  // bare nouns that modify the next one
    while (i < tokens.size()) {
      const auto token = tokens[i++];
      Argument a;
      a.optional = token.optional;
      Words parts = Split(token.text, '|');
      if (Contains(parts, "T") && !SlotOf(token.text)) {
        return row_.Error(row_[0], fmt::format("'{}' mixes a slot with words", token.text),
                          "T alone takes any phrase; T:word|word names its head");
      }
      if (auto slot = SlotOf(token.text)) {
        a.position = Position::kObject;
        a.slot = slot;
      } else if (token.text.starts_with("T:")) {
        a.position = Position::kObject;
        a.slot = Slot::kTarget;
        a.words = Split(token.text.substr(2), '|');
      } else if (token.text == "that" || token.text == "that-T" || token.text == "must-T") {
        a.position = Position::kFinite;
        if (token.text != "that") a.slot = Slot::kTarget;
        a.obliged = token.text == "must-T";
      } else if (token.text == "doing") {
        a.position = Position::kGerund;
      } else if (token.text.starts_with("to-")) {
        a.position = Position::kInfinitive;
        if (token.text != "to-do") a.words = Infinitives(parts);
      } else if (token.text.ends_with("~")) {
        a.words = WithoutMarks(std::move(parts));
        a.position = a.words.front().ends_with("ing") ? Position::kGerund : Position::kParticle;
      } else if (std::all_of(parts.begin(), parts.end(), IsPlace)) {
        KHALDUN_TRY(ParseOblique(parts, tokens, i, a));
      } else {
        // "sign peace deal": the last of bare words is the noun, those before it modify it.
        bool more =
            i < tokens.size() && IsBareWord(tokens[i].text) && tokens[i].optional == token.optional;
        if (more) {
          pending.push_back(token.text);
          continue;
        }
        a.position = Position::kWord;
        a.words = std::move(parts);
        a.modifiers = std::exchange(pending, {});
      }
      frame_.arguments.push_back(std::move(a));
    }
    return Status::Ok();
  }

  template <class Tokens>
  Status ParseOblique(const Words& parts, const Tokens& tokens, size_t& i, Argument& a) {
    a.position = Position::kOblique;
    for (const std::string& p : parts) {
      if (p == "poss") {
        a.possessive = true;
      } else if (p == "mod") {
        a.modifier = true;
      } else {
        a.prepositions.push_back(p);
      }
    }
    if (i == tokens.size()) {
      // "call off", "back down": a preposition at the end is a particle.
      if (a.possessive || a.modifier) {
        return row_.Error(row_[0], fmt::format("nothing stands after '{}'", parts.back()));
      }
      a.position = Position::kParticle;
      a.words = std::exchange(a.prepositions, {});
      return Status::Ok();
    }
    const std::string next = tokens[i++].text;
    if (Contains(Split(next, '|'), "T") && !SlotOf(next)) {
      return row_.Error(row_[0], fmt::format("'{}' mixes a slot with words", next),
                        "T alone takes any phrase");
    }
    if (auto slot = SlotOf(next)) {
      a.slot = slot;
      if (i < tokens.size() && tokens[i].text == "to-do" && Contains(a.prepositions, "for")) {
        a.position = Position::kInfinitive;
        ++i;
      }
    } else if (parts.size() == 1 && a.modifier) {
      a.position = Position::kModifier;
      a.words = Split(next, '|');
    } else if (next == "doing") {
      a.position = Position::kGerund;
    } else if (next.ends_with("ing~")) {
      a.position = Position::kGerund;
      a.words = WithoutMarks(Split(next, '|'));
    } else {
      Words words{next};
      while (i < tokens.size() && IsBareWord(tokens[i].text) && tokens[i].optional == a.optional) {
        words.push_back(tokens[i++].text);
      }
      a.words = Split(words.back(), '|');
      words.pop_back();
      a.modifiers = std::move(words);
    }
    return Status::Ok();
  }

  const Row& row_;
  const resources::Ontology* ontology_;
  std::string_view stem_;
  const WordClasses& classes_;
  Frame frame_;
  Words triggers_;
};

// What a frame is known by: its pattern with one of its triggers; its group is the trigger.
std::vector<resources::EntryKey> FrameKeys(const Row& row) {
  std::string_view pattern = row[0];
  std::string part;
  if (pattern.size() > 2 && pattern[1] == ':') {
    if (pattern[0] != 'v') part = fmt::format("{}: ", pattern[0]);
    pattern = pattern.substr(2);
  }
  Words words = Split(pattern, ' ');
  const bool lead = !words.empty() && (SlotOf(words[0]) || words[0].starts_with('['));
  const size_t at = lead ? 1 : 0;
  std::vector<resources::EntryKey> keys;
  if (words.size() <= at) return keys;
  for (const std::string& trigger : Split(words[at], '|')) {
    words[at] = trigger;
    keys.push_back({part + fmt::format("{}", fmt::join(words, " ")), trigger});
  }
  return keys;
}

}  // namespace

Status FrameLexicon::AddClasses(const resources::Table& table) {
  return resources::ReadTable(table, 1, [&](const Row& row) -> Status {
    if (row[1].empty()) return row.Error({}, "a class needs a name and its words");
    if (!classes_.emplace(row[0], row[1]).second) {
      return row.Error(row[0], fmt::format("the class '{}' stands here twice", row[0]));
    }
    return Status::Ok();
  });
}

Status FrameLexicon::Add(const resources::Table& table, const resources::Ontology* ontology) {
  auto each = [&](const Row& row, const std::vector<bool>& stands) -> Status {
    std::vector<Frame> parsed;
    KHALDUN_TRY(Parser(row, ontology, classes_).Parse(parsed));
    for (size_t i = 0; i < parsed.size(); ++i) {
      if (i >= stands.size() || stands[i]) Insert(std::move(parsed[i]));
    }
    return Status::Ok();
  };
  return resources::ReadTable(table, FrameKeys, each);
}

Status FrameLexicon::AddBorrowed(const resources::Share& share) {
  auto text = share.Read("borrowed_frames.tsv");
  if (!text) return text.error();
  return resources::ReadTable("wordnet.tsv", *text, [&](const Row& row) -> Status {
    std::vector<Frame> parsed;
    KHALDUN_TRY(Parser(row, nullptr, classes_).Parse(parsed));
    for (Frame& frame : parsed) {
      // "caned" may be lemmatised to "can": a form that a known verb has is that verb's.
      bool known = by_lemma_.contains(frame.trigger) || by_lemma_.contains(frame.trigger + "e");
      for (const std::string& form : VerbForms(frame.trigger))
        known |= lemma_of_form_.contains(form);
      frame.borrowed = true;
      if (!known) Insert(std::move(frame));
    }
    return Status::Ok();
  });
}

void FrameLexicon::Insert(Frame parsed) {
  // A statement that is not asked for still keeps other frames from firing: "declined to comment".
  if (parsed.type == EventType::kStatement && !all_types_) parsed.no_event = true;
  frames_.push_back(std::make_unique<Frame>(std::move(parsed)));
  const Frame& frame = *frames_.back();
  auto& entry = by_lemma_[frame.trigger];
  for (std::string& form : VerbForms(frame.trigger))
    lemma_of_form_.emplace(std::move(form), frame.trigger);
  entry.push_back(&frame);
  // A tagger may take "concerned" for a form of "concern".
  if (frame.part != 'a') return;
  for (const std::string& verb : VerbsOfParticiple(frame.trigger))
    by_lemma_[verb].push_back(&frame);
}

Result<FrameLexicon> FrameLexicon::Load(const resources::Share& share, bool all_types) {
  auto table = share.ReadTable("lexicon/events");
  if (!table) return table.error();
  auto ontology = resources::Ontology::Load(share);
  if (!ontology) return ontology.error();
  FrameLexicon lexicon;
  lexicon.all_types_ = all_types;
  auto classes = share.ReadTable("lexicon/event_classes.tsv");
  if (!classes) return classes.error();
  KHALDUN_TRY(lexicon.AddClasses(*classes));
  KHALDUN_TRY(lexicon.Add(*table, &*ontology));
  return lexicon;
}

const std::vector<const Frame*>& FrameLexicon::Find(std::string_view lemma,
                                                    std::string_view form) const {
  static const std::vector<const Frame*> kNone;
  if (auto it = by_lemma_.find(lemma); it != by_lemma_.end()) return it->second;
  if (form.empty()) return kNone;
  auto verb = lemma_of_form_.find(text::ToLower(form));
  return verb == lemma_of_form_.end() ? kNone : by_lemma_.find(verb->second)->second;
}

}  // namespace khaldun::event
