#include "relation/frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "resources/fields.h"
#include "resources/table.h"

namespace khaldun::relation {
namespace {

using resources::Row;
using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 20> kPrepositions = {
    "of",   "in",   "at",    "on",   "for",   "with",   "against", "between", "by",      "to",
    "over", "from", "under", "near", "among", "inside", "within",  "as",      "outside", "behind"};

std::optional<Slot> SlotOf(std::string_view token) {
  if (token == "H") return Slot::kHolder;
  if (token == "O") return Slot::kOther;
  if (token == "H|O") return Slot::kBoth;
  return std::nullopt;
}

Words Strings(std::string_view list) {
  auto parts = resources::SplitList(list);
  return {parts.begin(), parts.end()};
}

bool IsPreposition(std::string_view word) {
  return std::find(kPrepositions.begin(), kPrepositions.end(), word) != kPrepositions.end();
}

// One table line on its way to frames.
class Parser {
 public:
  explicit Parser(const Row& row) : row_(row) {}

  Status Parse(std::vector<Frame>& out) {
    if (row_.size() < 4) return row_.Error({}, "a frame needs relation, pattern, options, example");
    KHALDUN_TRY(ParseKind());
    KHALDUN_TRY(ParsePattern());
    KHALDUN_TRY(ParseOptions());
    KHALDUN_TRY(CheckEnds());
    frame_.id = row_[1];
    return ParseExamples(out);
  }

 private:
  Status ParseKind() {
    auto kind = RelationKindFromName(row_[0]);
    if (!kind) {
      std::array<std::string_view, kRelationKindCount> names;
      for (int i = 0; i < kRelationKindCount; ++i) names[i] = Name(static_cast<RelationKind>(i));
      return row_.Error(row_[0], fmt::format("unknown relation '{}'", row_[0]),
                        resources::Suggest(row_[0], names));
    }
    frame_.kind = *kind;
    return Status::Ok();
  }

  Status ParseOptions() {
    for (std::string_view option : Blanks(row_[2])) {
      if (option == "begins") {
        frame_.begins = true;
      } else if (option == "ends") {
        frame_.ends_it = true;
      } else if (option == "act") {
        frame_.act = true;
      } else if (option != "-") {
        return row_.Error(option, fmt::format("unknown option '{}'", option),
                          "options are listed in lexicon/README.md");
      }
    }
    return Status::Ok();
  }

  static std::vector<std::string_view> Blanks(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
      size_t at = text.find(' ');
      if (at != 0) out.push_back(text.substr(0, at));
      text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
    }
    return out;
  }

  Status ParsePattern() {
    auto tokens = Blanks(row_[1]);
    auto token = [&](size_t i) { return i < tokens.size() ? tokens[i] : std::string_view{}; };
    std::string_view part = token(0);
    if (part != "v:" && part != "n:" && part != "a:") {
      return row_.Error(row_[1], "a pattern begins with 'v:', 'n:' or 'a:'");
    }
    frame_.part = part[0];
    size_t i = 1;
    if (auto slot = SlotOf(token(i))) {
      frame_.bearer = slot;
      ++i;
    }
    if (token(i).starts_with('[') && token(i).ends_with(']')) {
      frame_.case_words = Strings(token(i).substr(1, token(i).size() - 2));
      ++i;
    }
    std::string_view trigger = token(i++);
    if (trigger.starts_with("H:") || trigger.starts_with("O:")) {
      frame_.self = SlotOf(trigger.substr(0, 1));
      trigger.remove_prefix(2);
    }
    if (trigger.empty()) return row_.Error(row_[1], "a pattern needs a trigger word");
    triggers_ = Strings(trigger);
    for (; i < tokens.size(); ++i) KHALDUN_TRY(ParseArgument(tokens, i));
    return Status::Ok();
  }

  Status ParseArgument(const std::vector<std::string_view>& tokens, size_t& i) {
    std::string_view token = tokens[i];
    End end;
    if (auto slot = SlotOf(token)) {
      end.object = true;
      end.slot = *slot;
      frame_.ends.push_back(end);
      return Status::Ok();
    }
    if (token.ends_with('~')) {
      frame_.particle = {std::string(token.substr(0, token.size() - 1))};
      return Status::Ok();
    }
    Words places = Strings(token);
    const auto is_place = [](const std::string& p) {
      return p == "poss" || p == "mod" || IsPreposition(p);
    };
    if (std::none_of(places.begin(), places.end(), is_place)) {
      frame_.object = std::move(places);
      return Status::Ok();
    }
    if (!std::all_of(places.begin(), places.end(), is_place)) {
      return row_.Error(token, fmt::format("'{}' mixes places and nouns", token));
    }
    if (i + 1 == tokens.size()) {
      return row_.Error(token, fmt::format("nothing stands after '{}'", token));
    }
    auto slot = SlotOf(tokens[++i]);
    if (!slot) {
      if (places != Words{"of"}) {
        return row_.Error(tokens[i], fmt::format("'{}' is no slot", tokens[i]),
                          "write H, O or H|O; a noun may stand after 'of' alone");
      }
      frame_.complement = Strings(tokens[i]);
      return Status::Ok();
    }
    end.slot = *slot;
    for (std::string& p : places) {
      if (p == "poss") {
        end.possessive = true;
      } else if (p == "mod") {
        end.modifier = true;
      } else {
        end.prepositions.push_back(std::move(p));
      }
    }
    frame_.ends.push_back(std::move(end));
    return Status::Ok();
  }

  // Holder and other each have one place.
  Status CheckEnds() const {
    int holders = 0, others = 0;
    auto count = [&](Slot slot) {
      holders += slot != Slot::kOther;
      others += slot != Slot::kHolder;
    };
    if (frame_.bearer) count(*frame_.bearer);
    if (frame_.self) count(*frame_.self);
    for (const End& end : frame_.ends) count(end.slot);
    if (holders != 1 || others != 1) {
      return row_.Error(row_[1], fmt::format("{} places for H and {} for O", holders, others),
                        "a pattern names each once");
    }
    return Status::Ok();
  }

  // "Turkey backs|supports the GNA." is one sentence for each trigger.
  Status ParseExamples(std::vector<Frame>& out) const {
    std::string_view example = row_[3];
    const size_t bar = example.find('|');
    size_t begin = bar, end = bar;
    Words forms{""};
    if (bar != std::string_view::npos) {
      while (begin > 0 && example[begin - 1] != ' ') --begin;
      end = std::min(example.find_first_of(" ,.", bar), example.size());
      forms = Strings(example.substr(begin, end - begin));
    }
    if (forms.size() != triggers_.size()) {
      return row_.Error(example,
                        fmt::format("{} forms for {} triggers", forms.size(), triggers_.size()),
                        "write one for each: 'backs|supports'");
    }
    for (size_t i = 0; i < triggers_.size(); ++i) {
      Frame frame = frame_;
      frame.trigger = triggers_[i];
      frame.example =
          bar == std::string_view::npos
              ? std::string(example)
              : fmt::format("{}{}{}", example.substr(0, begin), forms[i], example.substr(end));
      out.push_back(std::move(frame));
    }
    return Status::Ok();
  }

  const Row& row_;
  Frame frame_;
  Words triggers_;
};

}  // namespace

Status FrameLexicon::Add(const resources::Table& table) {
  return resources::ReadTable(table, 2, [&](const Row& row) -> Status {
    std::vector<Frame> parsed;
    KHALDUN_TRY(Parser(row).Parse(parsed));
    for (Frame& frame : parsed) {
      frames_.push_back(std::make_unique<Frame>(std::move(frame)));
      by_lemma_[frames_.back()->trigger].push_back(frames_.back().get());
    }
    return Status::Ok();
  });
}

Result<FrameLexicon> FrameLexicon::Load(const resources::Share& share) {
  auto table = share.ReadTable("lexicon/relations.tsv");
  if (!table) return table.error();
  FrameLexicon lexicon;
  KHALDUN_TRY(lexicon.Add(*table));
  return lexicon;
}

const std::vector<const Frame*>& FrameLexicon::Find(std::string_view lemma) const {
  static const std::vector<const Frame*> kNone;
  auto it = by_lemma_.find(lemma);
  return it == by_lemma_.end() ? kNone : it->second;
}

}  // namespace khaldun::relation
