#include "pipeline/uncoded.h"

#include <fmt/format.h>

#include <algorithm>

namespace khaldun::pipeline {
namespace {

using event::Arguments;
using event::Tree;

class Writer {
 public:
  Writer(const Tree& tree, const event::Actors& actors, const event::Knowledge& knowledge)
      : tree_(tree), actors_(actors), knowledge_(knowledge) {}

  // Empty where a frame fits or too few actors stand beside the word.
  std::string Pattern(WordId w) const {
    const bool verb = tree_[w].upos == Upos::kVerb;
    if (!verb && tree_[w].upos != Upos::kNoun) return "";
    const auto& frames = knowledge_.frames.Find(tree_.lemma(w), verb ? tree_.form(w) : "");
    if (!frames.empty() && event::MatchTrigger(tree_, w, frames, actors_, knowledge_.cues).match) {
      return "";
    }
    return verb ? Verb(w) : Noun(w);
  }

 private:
  bool IsActor(WordId w) const {
    auto who = actors_.Expand(tree_, w);
    return std::any_of(who.begin(), who.end(), event::IsPolitical);
  }

  std::string Verb(WordId w) const {
    const Arguments args = text::VerbArguments(tree_, w);
    std::string out(tree_.lemma(w));
    bool acts = args.subject && IsActor(*args.subject), suffers = false;
    if (acts) out = "S " + out;
    for (WordId c : tree_.children(w)) {
      if (tree_[c].relation == Relation::kCompoundPrt) out += fmt::format(" {}~", tree_.lemma(c));
    }
    if (args.object) {
      suffers = IsActor(*args.object);
      out += suffers ? " T" : fmt::format(" {}", tree_.lemma(*args.object));
    }
    for (const auto& o : args.obliques) suffers |= Add(o, out);
    if (args.object) suffers |= AddPhrases(*args.object, out);
    return acts && (suffers || args.object) ? out : "";
  }

  std::string Noun(WordId w) const {
    if (IsActor(w) || tree_[w].relation == Relation::kCompound) return "";
    std::string out = fmt::format("n: {}", tree_.lemma(w));
    return AddPhrases(w, out) ? out : "";
  }

  // "to T" behind the pattern where an actor stands in the phrase; true then.
  bool Add(const event::Oblique& o, std::string& out) const {
    static constexpr std::string_view kOfPlaceAndOwner[] = {"of", "in", "at", "by", "from", "as"};
    const bool telling = std::find(std::begin(kOfPlaceAndOwner), std::end(kOfPlaceAndOwner),
                                   o.preposition) == std::end(kOfPlaceAndOwner);
    if (!telling || o.preposition.empty() || !IsActor(o.head)) return false;
    out += fmt::format(" {} T", o.preposition);
    return true;
  }

  bool AddPhrases(WordId noun, std::string& out) const {
    bool any = false;
    for (const auto& o : text::NounArguments(tree_, noun).obliques) any |= Add(o, out);
    return any;
  }

  const Tree& tree_;
  const event::Actors& actors_;
  const event::Knowledge& knowledge_;
};

// "S mull visit to T" is of "mull"; a noun's pattern is of none.
std::string_view VerbOf(std::string_view pattern) {
  if (!pattern.starts_with("S ")) return "";
  pattern.remove_prefix(2);
  return pattern.substr(0, pattern.find(' '));
}

std::string OnOneLine(std::string_view sentence) {
  std::string line(sentence);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return line;
}

}  // namespace

std::vector<UncodedPredicate> UncodedPredicates(const Document& document,
                                                const event::Knowledge& knowledge) {
  std::vector<UncodedPredicate> out;
  event::Actors actors(document, knowledge.cues, knowledge.countries);
  for (size_t s = 0; s < document.Get<SegmentLayer>().sentences.size(); ++s) {
    if (!document.Get<SyntaxLayer>().parsed[s]) continue;
    Tree tree(document, SentenceId(s));
    Writer writer(tree, actors, knowledge);
    for (WordId w = tree.words().begin; w < tree.words().end; ++w) {
      if (auto pattern = writer.Pattern(w); !pattern.empty()) {
        out.push_back({std::move(pattern), SentenceId(s)});
      }
    }
  }
  return out;
}

void UncodedTable::Add(std::string_view pattern, std::string_view sentence) {
  auto it = entries_.find(pattern);
  if (it == entries_.end())
    it = entries_.emplace(std::string(pattern), Entry{0, OnOneLine(sentence)}).first;
  ++it->second.count;
}

std::string UncodedTable::Format(size_t minimum, const Hint& hint) const {
  std::vector<const std::pair<const std::string, Entry>*> rows;
  for (const auto& row : entries_) {
    if (row.second.count >= minimum) rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto* a, const auto* b) { return a->second.count > b->second.count; });
  std::string out;
  for (const auto* row : rows) {
    out += fmt::format("{}\t{}\t", row->second.count, row->first);
    if (hint) {
      std::string said = hint(VerbOf(row->first));
      out += (said.empty() ? "-" : said) + "\t";
    }
    out += row->second.sentence + "\n";
  }
  return out;
}

}  // namespace khaldun::pipeline
