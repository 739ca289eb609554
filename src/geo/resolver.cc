#include "geo/resolver.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "geo/cue_words.h"
#include "geo/own_places.h"
#include "geo/phrase_key.h"

namespace khaldun::geo {
namespace {

constexpr size_t kMostPlaces = 40;  // of one name
constexpr size_t kAnchors = 48;     // other names whose nearness counts
constexpr double kNearKm = 150;
constexpr double kSurelyNone =
    0.7;                          // of the gazetteer's places; below, the likeliest is a fair guess
constexpr uint32_t kWindow = 12;  // words around a toponym in which a country is near

using Place = Gazetteer::Place;

bool IsTown(PlaceKind kind) {
  return kind == PlaceKind::kCity || kind == PlaceKind::kCapital || kind == PlaceKind::kTown ||
         kind == PlaceKind::kQuarter;
}

// Whether `holder`, a country or a state, holds `inner`.
bool Holds(const Place& holder, const Place& inner) {
  if (holder.index == inner.index) return false;
  if (holder.kind == PlaceKind::kAdmin1) return inner.admin1 == holder.index;
  if (holder.kind == PlaceKind::kCountry)
    return !inner.country.empty() && inner.country == holder.country;
  return false;
}

std::string_view KindFeature(PlaceKind kind) {
  static constexpr std::array<std::string_view, kPlaceKindCount> kNames{
      "kind=continent", "kind=region", "kind=country", "kind=admin1",  "kind=admin2",
      "kind=capital",   "kind=city",   "kind=town",    "kind=quarter", "kind=water",
      "kind=relief",    "kind=area",   "kind=site"};
  return kNames[static_cast<size_t>(kind)];
}

// The kinds that a word of the name or beside it asks for: "Orange County", "Lake X", "X province".
enum class Asked : uint8_t { kNothing, kCounty, kState, kWater, kRelief, kTown, kSite };

Asked AskedBy(std::string_view word) {
  struct Row {
    std::string_view word;
    Asked asked;
  };
  static constexpr Row kRows[] = {
      {"county", Asked::kCounty},    {"counties", Asked::kCounty},   {"parish", Asked::kCounty},
      {"district", Asked::kCounty},  {"co.", Asked::kCounty},        {"province", Asked::kState},
      {"provinces", Asked::kState},  {"governorate", Asked::kState}, {"state", Asked::kState},
      {"region", Asked::kState},     {"oblast", Asked::kState},      {"prefecture", Asked::kState},
      {"river", Asked::kWater},      {"lake", Asked::kWater},        {"creek", Asked::kWater},
      {"bay", Asked::kWater},        {"gulf", Asked::kWater},        {"sea", Asked::kWater},
      {"strait", Asked::kWater},     {"ocean", Asked::kWater},       {"mountain", Asked::kRelief},
      {"mountains", Asked::kRelief}, {"mount", Asked::kRelief},      {"island", Asked::kRelief},
      {"islands", Asked::kRelief},   {"peninsula", Asked::kRelief},  {"valley", Asked::kRelief},
      {"desert", Asked::kRelief},    {"city", Asked::kTown},         {"town", Asked::kTown},
      {"village", Asked::kTown},     {"suburb", Asked::kTown},       {"mayor", Asked::kTown},
      {"capital", Asked::kTown},     {"airport", Asked::kSite},      {"base", Asked::kSite},
      {"airbase", Asked::kSite},     {"camp", Asked::kSite},         {"crossing", Asked::kSite},
      {"governor", Asked::kState}};
  for (const Row& r : kRows) {
    if (r.word == word) return r.asked;
  }
  return Asked::kNothing;
}

bool Answers(PlaceKind kind, Asked asked) {
  switch (asked) {
    case Asked::kNothing:
      return false;
    case Asked::kCounty:
      return kind == PlaceKind::kAdmin2;
    case Asked::kState:
      return kind == PlaceKind::kAdmin1;
    case Asked::kWater:
      return kind == PlaceKind::kWater;
    case Asked::kRelief:
      return kind == PlaceKind::kRelief;
    case Asked::kTown:
      return IsTown(kind);
    case Asked::kSite:
      return kind == PlaceKind::kSite;
  }
  return false;
}

bool SpeltRight(const DocumentWords& words, const Candidate& c, uint8_t flags) {
  if ((flags & (kAcronym | kAbbreviation)) == 0) return true;
  bool small = false, stop = false;
  for (uint32_t w = c.begin; w < c.end; ++w) {
    small |= words.shape(w) == Shape::kCapital || words.shape(w) == Shape::kLower ||
             words.shape(w) == Shape::kMixed;
    stop |= words.text(w).find('.') != std::string_view::npos;
  }
  return !small || ((flags & kAbbreviation) != 0 && stop);
}

// One name of the document with all its occurrences.
struct NameGroup {
  uint64_t key = 0;
  std::vector<size_t> toponyms;
  std::vector<Place> places;
  std::vector<uint8_t> flags;
  std::vector<double> probability;  // of each place, from the last pass
  double none = 0;                  // that the gazetteer lacks the place meant
  bool borrowed = false;            // places of a part of the name: "South Shreveport"
};

// What speaks for a place that the gazetteer lacks.
void NoneFeatures(const NameGroup& group, std::vector<PlaceFeature>& out) {
  out.push_back({"none", 1});
  out.push_back(
      {"none-places", static_cast<float>(std::log(static_cast<double>(group.places.size())))});
  if (group.borrowed) out.push_back({"none-borrowed", 1});
}

class Pass {
 public:
  Pass(const Gazetteer& gazetteer, const DocumentWords& words, const std::vector<Toponym>& toponyms,
       const ResolveContext& context)
      : gazetteer_(gazetteer), words_(words), toponyms_(toponyms), context_(context) {
    Group();
    Containers();
    Dateline();
  }

  std::vector<NameGroup>& groups() { return groups_; }

  // Sums over the answers so far, for the context features of the next pass.
  void Summarise() {
    countries_.clear();
    states_.clear();
    named_.clear();
    anchors_.clear();
    for (size_t g = 0; g < groups_.size(); ++g) {
      const NameGroup& group = groups_[g];
      double times = 1 + std::log(static_cast<double>(group.toponyms.size()));
      for (size_t i = 0; i < group.places.size(); ++i) {
        double weight = group.probability[i] * times;
        const Place& p = group.places[i];
        if (!p.country.empty()) countries_[std::string(p.country)] += weight;
        if (p.kind == PlaceKind::kCountry) named_[std::string(p.country)] += group.probability[i];
        if (p.kind == PlaceKind::kAdmin1) states_[p.index] += weight;
        if (p.admin1) states_[*p.admin1] += weight;
      }
      auto best = std::max_element(group.probability.begin(), group.probability.end());
      if (best == group.probability.end()) continue;
      const Place& p = group.places[static_cast<size_t>(best - group.probability.begin())];
      bool point = p.kind != PlaceKind::kCountry && p.kind != PlaceKind::kContinent &&
                   p.kind != PlaceKind::kRegion;
      if (point && p.lat && anchors_.size() < kAnchors)
        anchors_.push_back({g, *p.lat, *p.lon, *best});
    }
  }

  // Features of place `i` of group `g`; `late` adds those that rest on other answers.
  void Features(size_t g, size_t i, bool late, std::vector<PlaceFeature>& out) const {
    const NameGroup& group = groups_[g];
    const Place& p = group.places[i];
    auto add = [&out](std::string_view name, double value) {
      if (value != 0) out.push_back({name, static_cast<float>(value)});
    };
    Own(group, i, add);
    Beside(g, p, add);
    if (late) Others(g, p, add);
  }

 private:
  struct Anchor {
    size_t group;
    double lat, lon, probability;
  };

  void AddPlaces(NameGroup& group, const Candidate& c, std::span<const Gazetteer::Name> names) {
    for (const auto& n : names) {
      if (group.places.size() >= kMostPlaces) break;
      if (!SpeltRight(words_, c, n.flags)) continue;
      group.places.push_back(gazetteer_.place(n.place));
      group.flags.push_back(n.flags);
    }
  }

  // A name that the gazetteer lacks, without the words that narrow it: "southern Gaza Strip",
  // "Dvani village", "Idlib Province".
  void Borrow(NameGroup& group, const Candidate& c) {
    uint32_t begin = c.begin, end = c.end;
    PhraseKey key;
    auto look = [&] {
      key.Clear();
      for (uint32_t w = begin; w < end; ++w) key.Append(words_.text(w), w > begin && words_.gap(w));
      AddPlaces(group, c, gazetteer_.Find(HashKey(key.View())));
      group.borrowed = !group.places.empty();
    };
    while (begin + 1 < end && words_.cue(begin) == Cue::kDirection) ++begin;
    if (begin > c.begin) look();
    Asked asked = AskedBy(words_.lower(end - 1));
    bool about_it = asked == Asked::kCounty || asked == Asked::kState || asked == Asked::kTown ||
                    asked == Asked::kSite;
    if (group.places.empty() && end - begin > 1 && about_it) {
      --end;
      look();
    }
  }

  void Group() {
    std::unordered_map<uint64_t, size_t> by_key;
    for (size_t t = 0; t < toponyms_.size(); ++t) {
      const Candidate& c = toponyms_[t].candidate;
      auto [found, fresh] = by_key.emplace(c.key, groups_.size());
      if (fresh) {
        groups_.emplace_back();
        groups_.back().key = c.key;
        AddPlaces(groups_.back(), c, c.names);
        if (groups_.back().places.empty()) Borrow(groups_.back(), c);
      }
      groups_[found->second].toponyms.push_back(t);
      group_of_.push_back(found->second);
    }
    for (NameGroup& g : groups_)
      g.probability.assign(g.places.size(),
                           g.places.empty() ? 0 : 1.0 / static_cast<double>(g.places.size()));
  }

  // "Alexandria, La.": pairs of toponyms with a comma or a bracket between them.
  void Containers() {
    holder_of_.assign(toponyms_.size(), toponyms_.size());
    held_by_.assign(toponyms_.size(), toponyms_.size());
    for (size_t t = 0; t + 1 < toponyms_.size(); ++t) {
      uint32_t end = toponyms_[t].candidate.end, next = toponyms_[t + 1].candidate.begin;
      bool comma = next == end + 1 && (words_.text(end) == "," || words_.text(end) == "(");
      bool bare = next == end && !toponyms_[t + 1].candidate.names.empty();
      if (comma || bare) {
        holder_of_[t] = t + 1;
        held_by_[t + 1] = t;
      }
    }
  }

  void Dateline() {
    if (context_.dateline.empty()) return;
    PhraseKey key;
    key.Append(context_.dateline.substr(0, context_.dateline.find(',')), false);
    for (const auto& n : gazetteer_.Find(HashKey(key.View()))) {
      dateline_ = gazetteer_.place(n.place);
      return;
    }
  }

  template <class Add>
  void Own(const NameGroup& group, size_t i, Add add) const {
    const Place& p = group.places[i];
    uint8_t flags = group.flags[i];
    double size = std::log10(1.0 + p.population);
    double largest = 0;
    for (size_t k = 0; k < group.places.size(); ++k) {
      if (k != i) largest = std::max(largest, std::log10(1.0 + group.places[k].population));
    }
    add(KindFeature(p.kind), 1);
    add("people", size / 7);
    if (IsTown(p.kind)) add("town-people", size / 7);
    if (size > largest) add("largest", std::min(3.0, size - largest));
    add("first", i == 0 ? 1 : 0);
    add("primary", (flags & kPrimary) ? 1 : 0);
    add("bare", (flags & kBare) ? 1 : 0);
    add("known-id", p.geonames ? 1 : 0);
    add("no-point", p.lat ? 0 : 1);
    if (context_.publisher != nullptr) {
      const Home& home = *context_.publisher;
      add("home-country", p.country == home.country ? 1 : 0);
      if (home.admin1) {
        bool same = p.admin1 == home.admin1 || p.index == *home.admin1;
        add("home-state", same ? 1 : 0);
      }
      if (home.lat && p.lat && p.kind != PlaceKind::kCountry) {
        double km = Kilometres(*home.lat, *home.lon, *p.lat, *p.lon);
        add("home-near", std::exp(-km / 60));
        add("home-here", km < 15 && p.kind != PlaceKind::kAdmin1 ? 1 : 0);
      }
    }
    if (dateline_) {
      add("dateline-country", !p.country.empty() && p.country == dateline_->country ? 1 : 0);
      add("dateline-state", p.admin1 && p.admin1 == dateline_->admin1 ? 1 : 0);
    }
  }

  // The words next to the occurrences of the name.
  template <class Add>
  void Beside(size_t g, const Place& p, Add add) const {
    const NameGroup& group = groups_[g];
    bool held = false, foreign = false, holds = false, answers = false, refuses = false,
         near = false;
    for (size_t t : group.toponyms) {
      const Candidate& c = toponyms_[t].candidate;
      if (size_t h = holder_of_[t]; h < toponyms_.size()) {
        bool any = false, holder = false;
        for (const Place& q : groups_[group_of_[h]].places) {
          if (q.kind != PlaceKind::kAdmin1 && q.kind != PlaceKind::kCountry) continue;
          holder = true;
          any |= Holds(q, p);
        }
        held |= any;
        foreign |= holder && !any && p.kind != PlaceKind::kCountry;
      }
      if (size_t h = held_by_[t]; h < toponyms_.size()) {
        for (const Place& q : groups_[group_of_[h]].places) holds |= Holds(p, q);
      }
      Asked asked = AskedBy(words_.lower(c.end - 1));
      if (asked == Asked::kNothing && c.end < words_.size()) asked = AskedBy(words_.lower(c.end));
      if (asked == Asked::kNothing) asked = AskedBy(words_.lower(c.begin));
      if (asked == Asked::kNothing && c.begin >= 2 && words_.lower(c.begin - 1) == "of")
        asked = AskedBy(words_.lower(c.begin - 2));
      answers |= Answers(p.kind, asked);
      refuses |= asked != Asked::kNothing && !Answers(p.kind, asked);
      near |= CountryBeside(t, p);
    }
    add("held", held ? 1 : 0);
    add("held-elsewhere", foreign && !held ? 1 : 0);
    add("holds", holds ? 1 : 0);
    add("answers", answers ? 1 : 0);
    add("refuses", refuses && !answers ? 1 : 0);
    add("country-beside", near ? 1 : 0);
  }

  // A country or state of `p` is named within some words of toponym `t`.
  bool CountryBeside(size_t t, const Place& p) const {
    const Candidate& c = toponyms_[t].candidate;
    auto holder = [&](size_t o) {
      const NameGroup& other = groups_[group_of_[o]];
      return !other.places.empty() && std::any_of(other.places.begin(), other.places.end(),
                                                  [&](const Place& q) { return Holds(q, p); });
    };
    for (size_t o = t; o-- > 0 && toponyms_[o].candidate.end + kWindow >= c.begin;) {
      if (holder(o)) return true;
    }
    for (size_t o = t + 1; o < toponyms_.size() && toponyms_[o].candidate.begin <= c.end + kWindow;
         ++o) {
      if (holder(o)) return true;
    }
    return false;
  }

  // What the other names of the document were taken for.
  template <class Add>
  void Others(size_t g, const Place& p, Add add) const {
    const NameGroup& group = groups_[g];
    double times = 1 + std::log(static_cast<double>(group.toponyms.size()));
    double own_country = 0, own_state = 0, own_as_state = 0;
    for (size_t k = 0; k < group.places.size(); ++k) {
      const Place& q = group.places[k];
      if (!p.country.empty() && q.country == p.country) own_country += group.probability[k] * times;
      if (p.admin1 && (q.admin1 == p.admin1 || q.index == *p.admin1))
        own_state += group.probability[k] * times;
      if (q.index == p.index || q.admin1 == p.index) own_as_state += group.probability[k] * times;
    }
    double all = 0;
    for (const auto& [country, weight] : countries_) all += weight;
    auto share = [&](double sum) { return all > 0 ? std::max(0.0, sum) / all : 0; };
    if (auto c = countries_.find(std::string(p.country)); c != countries_.end()) {
      add("others-country", share(c->second - own_country));
      add("others-country-any", c->second - own_country > 0.5 ? 1 : 0);
    }
    if (p.kind != PlaceKind::kCountry && !p.country.empty() && !named_.empty()) {
      auto named = named_.find(std::string(p.country));
      bool certain = named != named_.end() && named->second > 0.5;
      add("country-named", certain ? 1 : 0);
      add("country-unnamed", certain ? 0 : 1);
    }
    if (p.admin1) {
      if (auto s = states_.find(*p.admin1); s != states_.end()) {
        add("others-state", share(s->second - own_state));
        add("others-state-any", s->second - own_state > 0.5 ? 1 : 0);
      }
    }
    if (p.kind == PlaceKind::kAdmin1) {
      if (auto s = states_.find(p.index); s != states_.end())
        add("others-within", share(s->second - own_as_state));
    }
    if (p.kind == PlaceKind::kCountry) {
      if (auto c = countries_.find(std::string(p.country)); c != countries_.end())
        add("others-within", share(c->second - own_country));
    }
    if (!p.lat || p.kind == PlaceKind::kCountry || p.kind == PlaceKind::kContinent) return;
    double nearest = 0, sum = 0;
    for (const Anchor& a : anchors_) {
      if (a.group == g) continue;
      double closeness =
          std::exp(-Kilometres(a.lat, a.lon, *p.lat, *p.lon) / kNearKm) * a.probability;
      nearest = std::max(nearest, closeness);
      sum += closeness;
    }
    add("near-one", nearest);
    add("near-many", std::log1p(sum));
  }

  const Gazetteer& gazetteer_;
  const DocumentWords& words_;
  const std::vector<Toponym>& toponyms_;
  const ResolveContext& context_;
  std::vector<NameGroup> groups_;
  std::vector<size_t> group_of_;             // by toponym
  std::vector<size_t> holder_of_, held_by_;  // toponym behind or before a comma, else their number
  std::optional<Place> dateline_;
  std::unordered_map<std::string, double> countries_;
  std::unordered_map<std::string, double> named_;  // countries that are toponyms themselves
  std::unordered_map<uint32_t, double> states_;
  std::vector<Anchor> anchors_;
};

}  // namespace

ResolveContext ContextOf(const Document& document, const Publishers& publishers) {
  const auto& dateline = document.Get<TextLayer>().dateline;
  return {publishers.Of(document.story()),
          dateline ? std::string_view(dateline->place) : std::string_view{}};
}

std::vector<Resolved> Resolver::Resolve(const DocumentWords& words,
                                        const std::vector<Toponym>& toponyms,
                                        const ResolveContext& context) const {
  return Resolve(words, toponyms, context, nullptr);
}

std::vector<Resolved> Resolver::Resolve(
    const DocumentWords& words, const std::vector<Toponym>& toponyms, const ResolveContext& context,
    const std::function<void(int, const Choice&)>& observe) const {
  constexpr int kPasses = 3;
  Pass pass(gazetteer_, words, toponyms, context);
  std::vector<PlaceFeature> features;
  for (int n = 0; n < kPasses; ++n) {
    bool late = n > 0;
    if (late) pass.Summarise();
    std::vector<std::vector<double>> answers;
    for (size_t g = 0; g < pass.groups().size(); ++g) {
      NameGroup& group = pass.groups()[g];
      std::vector<double> score;
      Choice choice;
      if (observe) choice.toponym = group.toponyms.front();
      // The last option is that the gazetteer lacks the place meant.
      for (size_t i = 0; i <= group.places.size() && !group.places.empty(); ++i) {
        features.clear();
        if (i < group.places.size()) {
          pass.Features(g, i, late, features);
        } else {
          NoneFeatures(group, features);
        }
        double sum = 0;
        for (const auto& [feature, value] : features) {
          sum += value * model_.Weight(late ? "late" : "early", feature);
        }
        score.push_back(sum);
        if (observe) {
          if (i < group.places.size()) choice.places.push_back(group.places[i].index);
          choice.features.push_back(features);
        }
      }
      if (observe) observe(n, choice);
      double top = score.empty() ? 0 : *std::max_element(score.begin(), score.end());
      double total = 0;
      for (double& s : score) total += s = std::exp(s - top);
      for (double& s : score) s /= total;
      answers.push_back(std::move(score));
    }
    for (size_t g = 0; g < answers.size(); ++g) {
      NameGroup& group = pass.groups()[g];
      group.none = answers[g].empty() ? 1 : answers[g].back();
      answers[g].resize(group.places.size());
      group.probability = std::move(answers[g]);
    }
  }
  std::vector<Resolved> resolved(toponyms.size());
  for (const NameGroup& group : pass.groups()) {
    if (group.places.empty()) continue;
    auto best =
        static_cast<size_t>(std::max_element(group.probability.begin(), group.probability.end()) -
                            group.probability.begin());
    if (group.none > kSurelyNone) continue;
    for (size_t t : group.toponyms) {
      resolved[t] = {group.places[best].index, group.probability[best]};
    }
  }
  return resolved;
}

}  // namespace khaldun::geo
