#include "geo/toponym_features.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/cue_words.h"

namespace khaldun::geo {
namespace {

constexpr std::string_view kEdge = "<edge>";

std::string_view Bucket(size_t n) {
  static constexpr std::array<std::string_view, 6> kNames{"0", "1", "2", "3", "4-7", "8+"};
  return kNames[n < 4 ? n : n < 8 ? 4 : 5];
}

std::string_view PopulationBucket(uint32_t people) {
  if (people == 0) return "0";
  if (people < 30'000) return "30k";
  if (people < 100'000) return "100k";
  if (people < 300'000) return "300k";
  if (people < 1'000'000) return "1M";
  if (people < 5'000'000) return "5M";
  return "more";
}

std::string_view KindName(PlaceKind kind) {
  static constexpr std::array<std::string_view, kPlaceKindCount> kNames{
      "continent", "region",  "country", "admin1", "admin2", "capital", "city",
      "town",      "quarter", "water",   "relief", "area",   "site"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view Tag(const DocumentWords& words, uint32_t w) {
  return khaldun::Name(words.upos(w));
}

// A possessive ending; the word behind it is what counts.
bool IsPossessive(std::string_view s) { return s == "'s" || s == "’s" || s == "'" || s == "’"; }

class Extractor {
 public:
  Extractor(const FeatureContext& context, const Candidate& c, model::FeatureSink& sink)
      : words_(context.words), context_(context), c_(c), sink_(sink) {
    first_ = context.sentence.begin.value;
    last_ = context.sentence.end.value;
  }

  void Go() {
    sink_.Add("bias", {});
    if (context_.all_capitals) sink_.Add("headline", c_.names.empty() ? "unknown" : "known");
    Listed();
    Inside();
    Around();
    Runs();
    Habits();
  }

 private:
  std::string_view Word(int64_t w) const {
    return w < first_ || w >= last_ ? kEdge : words_.lower(static_cast<size_t>(w));
  }
  Cue CueAt(int64_t w) const {
    return w < first_ || w >= last_ ? Cue::kNone : words_.cue(static_cast<size_t>(w));
  }

  void Two(std::string_view feature, std::string_view a, std::string_view b) {
    pair_.assign(a);
    pair_ += '|';
    pair_ += b;
    sink_.Add(feature, pair_);
  }

  // What kind of place the name would be; the pair of kind and flags is the backbone of the model.
  void Listed() {
    if (c_.names.empty()) {
      kind_ = "unknown";
      sink_.Add("kind", kind_);
      return;
    }
    const auto& best = c_.names.front();
    auto place = context_.gazetteer.place(best.place);
    kind_ = KindName(place.kind);
    if (best.flags & kAdjective) kind_ = "adjective";
    if (best.flags & kPeople) kind_ = "people";
    if (best.flags & kAbbreviation) kind_ = "abbreviation";
    if ((best.flags & (kBare | kPrimary | kAdjective | kPeople | kAbbreviation)) == kBare)
      kind_ = "bare";
    sink_.Add("kind", kind_);
    Two("kind+size", kind_, Bucket(c_.size()));
    Two("kind+people", kind_, PopulationBucket(place.population));
    sink_.Add("places", Bucket(c_.names.size()));
    uint8_t all = 0;
    for (const auto& n : c_.names) all |= n.flags;
    if (!(all & kPrimary)) sink_.Add("nickname", kind_);
    if (all & kWord) Two("word", kind_, Tag(words_, c_.begin));
    if (all & kPerson) sink_.Add("person", kind_);
    if ((all & kWord) && c_.begin == first_) sink_.Add("word-first", kind_);
  }

  void Inside() {
    uint32_t end = c_.end - 1;
    sink_.Add("tag", Tag(words_, c_.begin));
    if (c_.size() > 1) sink_.Add("tag-last", Tag(words_, end));
    Two("shape", Name(words_.shape(c_.begin)), kind_);
    sink_.Add("size", Bucket(c_.size()));
    sink_.Add("first", words_.lower(c_.begin));
    if (c_.size() > 1) sink_.Add("last", words_.lower(end));
    if (c_.size() == 1 && words_.lower(end).size() <= 2) sink_.Add("short", kind_);
    Cue first = CueAt(c_.begin), last = CueAt(end);
    if (c_.size() > 1) Two("cue-first", Name(first), kind_);
    if (c_.size() > 1) Two("cue-last", Name(last), kind_);
    if (c_.size() == 1) Two("cue", Name(last), kind_);
    if (c_.names.empty()) {
      auto text = words_.lower(end);
      if (text.size() > 4) sink_.Add("suffix", text.substr(text.size() - 3));
      auto first_word = words_.lower(c_.begin);
      if (first_word.size() > 4) sink_.Add("prefix", first_word.substr(0, 3));
      if (c_.size() > 2) sink_.Add("second", words_.lower(c_.begin + 1));
    }
  }

  void Around() {
    int64_t before = int64_t{c_.begin} - 1, after = c_.end;
    bool the = Word(before) == "the";
    int64_t governor = the ? before - 1 : before;
    bool possessive = IsPossessive(Word(after));
    if (possessive) ++after;
    if (c_.begin == first_) sink_.Add("opens", kind_);
    Two("the", the ? "yes" : "no", kind_);
    sink_.Add("prev", Word(governor));
    Two("prev-cue", Name(CueAt(governor)), kind_);
    Two("prev2", Word(governor - 1), Word(governor));
    sink_.Add("next", Word(after));
    Two("prev+kind", Word(governor), kind_);
    Two("prev3", Word(governor - 2), Word(governor));
    Two("next-cue", Name(CueAt(after)), kind_);
    Two("next2", Word(after), Word(after + 1));
    if (governor >= first_) Two("prev-tag", Tag(words_, static_cast<uint32_t>(governor)), kind_);
    if (after < last_) Two("next-tag", Tag(words_, static_cast<uint32_t>(after)), kind_);
    if (possessive) sink_.Add("possessive", kind_);
    Two("between", Name(CueAt(governor)), Name(CueAt(after)));
    Commas(before, after);
  }

  // "Alexandria, La." and "the town of X, Syria": a place name behind a comma holds or is held.
  void Commas(int64_t before, int64_t after) {
    if (Word(after) == "," && after + 1 < last_) {
      const Candidate* held = NextCandidate(static_cast<uint32_t>(after) + 1);
      if (held != nullptr) Two("comma-next", kind_, Holder(*held));
    }
    if (Word(before) == "," && before - 1 >= first_ &&
        words_.capital(static_cast<size_t>(before) - 1)) {
      Two("comma-prev", kind_, Tag(words_, static_cast<uint32_t>(before) - 1));
    }
    if (Word(before) == "(" && Word(after) == ")") sink_.Add("brackets", kind_);
    bool list =
        Word(after) == "," || Word(after) == "and" || Word(before) == "," || Word(before) == "and";
    if (list) sink_.Add("list", kind_);
  }

  const Candidate* NextCandidate(uint32_t w) const {
    const Candidate* found = nullptr;
    auto at = std::lower_bound(context_.candidates.begin(), context_.candidates.end(), w,
                               [](const Candidate& c, uint32_t b) { return c.begin < b; });
    for (; at != context_.candidates.end() && at->begin == w; ++at) {
      if (!at->names.empty()) found = &*at;
    }
    return found;
  }

  // Whether a place behind the comma can hold one before it.
  std::string_view Holder(const Candidate& held) const {
    auto kind = context_.gazetteer.kind(held.names.front().place);
    if (kind != PlaceKind::kCountry && kind != PlaceKind::kAdmin1) return "place";
    for (const auto& mine : c_.names) {
      auto place = context_.gazetteer.place(mine.place);
      for (const auto& n : held.names) {
        auto h = context_.gazetteer.place(n.place);
        if (h.kind == PlaceKind::kAdmin1 && place.admin1 == h.index) return "holder";
        if (h.kind == PlaceKind::kCountry && place.country == h.country && place.index != h.index)
          return "holder";
      }
    }
    return "other-holder";
  }

  void Runs() {
    bool from = c_.begin == c_.run_begin, to = c_.end == c_.run_end;
    std::string_view where = from ? (to ? "whole" : "head") : (to ? "tail" : "middle");
    Two("run", where, kind_);
    if (!to) {
      Two("run-next", Name(CueAt(c_.end)), kind_);
      sink_.Add("run-next-word", Word(c_.end));
      Two("run-last", Name(CueAt(int64_t{c_.run_end} - 1)), kind_);
    }
    if (!from) {
      Two("run-prev", Name(CueAt(int64_t{c_.begin} - 1)), kind_);
      sink_.Add("run-prev-word", Word(int64_t{c_.begin} - 1));
      Two("run-first", Name(CueAt(c_.run_begin)), kind_);
    }
    if (!from || !to) Two("run-size", Bucket(c_.run_end - c_.run_begin - c_.size()), where);
  }

  void Habits() {
    const auto& h = context_.habits.Of(c_);
    sink_.Add("seen", Bucket(h.seen));
    auto share = [&](std::string_view feature, uint16_t n) {
      std::string_view part = n == 0 ? "none" : 2 * n < h.seen ? "some" : "most";
      Two(feature, part, h.seen > 1 ? "often" : "once");
    };
    share("habit-place", h.after_place_preposition);
    share("habit-comma", h.before_comma);
    share("habit-title", h.after_title);
    share("habit-inside", h.inside_run);
    share("habit-speech", h.before_speech);
    if (c_.size() == 1 && context_.habits.SurnameSomewhere(words_.lower(c_.begin)))
      sink_.Add("surname", kind_);
  }

  const DocumentWords& words_;
  const FeatureContext& context_;
  const Candidate& c_;
  model::FeatureSink& sink_;
  int64_t first_ = 0, last_ = 0;
  std::string_view kind_;
  std::string pair_;
};

}  // namespace

NameHabits::NameHabits(const DocumentWords& words, const std::vector<Candidate>& candidates) {
  for (const Candidate& c : candidates) {
    Habit& h = habits_[c.key];
    size_t before = c.begin;
    if (before > 0 && words.lower(before - 1) == "the") --before;
    Cue prev = before > 0 ? words.cue(before - 1) : Cue::kNone;
    ++h.seen;
    h.after_place_preposition += prev == Cue::kPlacePreposition;
    h.after_title += prev == Cue::kTitle && c.begin == c.run_begin + 1;
    h.inside_run += c.begin != c.run_begin || c.end != c.run_end;
    if (c.end < words.size()) {
      h.before_comma +=
          words.text(c.end) == "," && c.end + 1 < words.size() && words.capital(c.end + 1);
      h.before_speech += words.cue(c.end) == Cue::kSpeech;
    }
    // A run of two or three names without any word for a feature or body: the last may be a
    // surname.
    if (c.names.empty() && c.size() >= 2 && c.size() <= 3 &&
        words.shape(c.end - 1) == Shape::kCapital) {
      Cue last = words.cue(c.end - 1);
      if (last == Cue::kNone) surnames_[std::string(words.lower(c.end - 1))] = true;
    }
    if (prev == Cue::kTitle && c.size() == 1) surnames_[std::string(words.lower(c.begin))] = true;
  }
}

void ToponymFeatures(const FeatureContext& context, const Candidate& candidate,
                     model::FeatureSink& sink) {
  Extractor(context, candidate, sink).Go();
}

float ScoreToponym(const FeatureContext& context, const Candidate& candidate,
                   const model::LinearTable& model) {
  model::WeightSum sum(model);
  ToponymFeatures(context, candidate, sum);
  return sum.total;
}

}  // namespace khaldun::geo
