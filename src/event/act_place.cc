#include "event/act_place.h"

#include <algorithm>
#include <array>
#include <map>

namespace khaldun::event {
namespace {

using enum Relation;

// Mentions before a place among which one that holds it is looked for.
constexpr size_t kMentionsBack = 6;
// Toponyms before an act among which a described place or a state's name is looked for.
constexpr uint32_t kToponymsBack = 200;
// Days before publication of which a report tells its story.
constexpr int kDaysOfStory = 7;
// Sentences before an act in which the scene is set.
constexpr uint32_t kSceneBack = 1;

template <size_t N>
bool In(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 9> kWhere = {
    "in", "at", "near", "outside", "inside", "around", "across", "within", "on"};
constexpr std::array<std::string_view, 7> kHallowed = {"church", "cathedral", "chapel", "basilica",
                                                       "mosque", "monastery", "convent"};

// Acts of words and paper happen where they are uttered, not at those whom they are about.
bool IsActOfWords(EventType type) {
  using enum EventType;
  return type == kAccuse || type == kReject || type == kThreaten || type == kRequest ||
         type == kSupport || type == kAgree || type == kCooperate || type == kSanction;
}

// "the church of St. Peter": a patron.
bool IsSaint(const Document& document, const Place& place) {
  std::string_view name = document.text(place.span);
  if (!name.starts_with("St. ") && !name.starts_with("St ") && !name.starts_with("Saint "))
    return false;
  const auto& segment = document.Get<SegmentLayer>();
  const auto& syntax = document.Get<SyntaxLayer>();
  WordRange words = segment.WordsIn(place.span);
  if (words.size() == 0) return false;
  WordRange sentence = segment.sentence(segment.SentenceOf(words.begin)).words;
  uint32_t from = words.begin.value - std::min(words.begin.value - sentence.begin.value, 6u);
  uint32_t to = std::min(words.end.value + 8, sentence.end.value);
  for (uint32_t w = from; w < to; ++w) {
    std::string lemma(syntax.lemma(WordId(w)));
    for (char& c : lemma) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (In(kHallowed, lemma)) return true;
  }
  return false;
}

// "the patriarch of the Church of Antioch": the words hang on `head` by phrases with "of".
bool BelongsTo(const Tree& tree, WordRange words, WordId head) {
  if (words.size() == 0 || !tree.words().Contains(words.begin)) return false;
  WordId w(words.end.value - 1);
  for (int up = 0; up < 8 && !tree.IsRoot(w); ++up) {
    Relation r = Base(tree[w].relation);
    bool of = r == kNmod && tree.Preposition(w) == "of";
    if (!of && r != kCompound && r != kFlat) return false;
    w = tree[w].head;
    if (w == head) return of || r != kCompound;
  }
  return false;
}

// "Russia accused", "US negotiators", "sat down with the Palestinians": the name of an actor, or of
// the state before it, is no place of the act, nor is that of a person. "Baghdad police" act in
// Baghdad.
bool IsActor(const Tree& tree, const Event& event, const Place& place) {
  const Document& document = tree.document();
  const auto& segment = document.Get<SegmentLayer>();
  // Who acts "in Turkey" may be Turkey, and yet it is the place.
  auto named = [&](const Participant& p) {
    if (!place.span.Overlaps(segment.word(p.head).span)) return false;
    std::string at = tree.words().Contains(p.head) ? tree.Preposition(p.head) : "";
    return at != "in" && at != "at";
  };
  auto titled = [&](const Participant& p) {
    bool person =
        p.entity && document.Get<CorefLayer>().entity(*p.entity).kind == EntityKind::kPerson;
    if (person && BelongsTo(tree, segment.WordsIn(place.span), p.head)) return true;
    if (!p.span.Contains(place.span)) return false;
    if (person) return true;
    return place.precision == PlacePrecision::kCountry && place.span < segment.word(p.head).span;
  };
  auto partner = [&](const Participant& p) {
    return named(p) && tree.words().Contains(p.head) && tree.Preposition(p.head) == "with";
  };
  auto any = [](const std::vector<Participant>& who, auto is) {
    return std::any_of(who.begin(), who.end(), is);
  };
  if (any(event.source, named) || any(event.source, titled) || any(event.target, titled))
    return true;
  if (any(event.target, partner) || (IsActOfWords(event.type) && any(event.target, named)))
    return true;
  const auto& mentions = document.Get<EntityLayer>().mentions;
  WordRange words = segment.WordsIn(place.span);
  auto after = std::upper_bound(mentions.begin(), mentions.end(), words.begin,
                                [](WordId w, const Mention& m) { return w < m.words.begin; });
  for (size_t back = 1; back <= std::min<size_t>(after - mentions.begin(), kMentionsBack); ++back) {
    const Mention& m = *(after - static_cast<std::ptrdiff_t>(back));
    if (m.entity_kind == EntityKind::kPerson && m.name_words &&
        m.name_words->begin <= words.begin && words.end <= m.name_words->end) {
      return true;
    }
    // "thousands of Kurds": a people.
    if (m.entity_kind == EntityKind::kGroup && words.Contains(m.head)) return true;
  }
  return false;
}

// The toponyms that begin in `span`, as positions.
model::PlaceRange PlacesIn(const Document& document, Span span) {
  const auto& places = document.Get<GeoLayer>().places;
  auto before = [](const Place& p, uint32_t at) { return p.span.begin < at; };
  auto first = std::lower_bound(places.begin(), places.end(), span.begin, before);
  auto last = std::lower_bound(first, places.end(), span.end, before);
  return {static_cast<uint32_t>(first - places.begin()),
          static_cast<uint32_t>(last - places.begin())};
}

// A toponym that another mention of the same entity names: "the castle" after "Karak Castle".
std::optional<PlaceId> NamedElsewhere(const Document& document, EntityId entity) {
  const auto& mentions = document.Get<EntityLayer>().mentions;
  for (MentionId m : document.Get<CorefLayer>().entity(entity).mentions) {
    const Mention& mention = mentions[m.value];
    if (!mention.name_words) continue;
    Span name = document.Get<SegmentLayer>().SpanOf(*mention.name_words);
    model::PlaceRange range = PlacesIn(document, name);
    if (range.begin < range.end) return PlaceId(range.begin);
  }
  return std::nullopt;
}

// The toponym nearest before `at` for which `is` is true, looked for among a bounded number.
template <class Is>
std::optional<PlaceId> NearestBefore(const Document& document, uint32_t at, Is is) {
  uint32_t end = PlacesIn(document, {0, at}).end;
  uint32_t least = end - std::min(end, kToponymsBack);
  for (uint32_t p = end; p > least; --p) {
    if (is(document.Get<GeoLayer>().places[p - 1])) return PlaceId(p - 1);
  }
  return std::nullopt;
}

// The one that ends with the noun `head`: "the bridge" after "Kakhovka Bridge".
std::optional<PlaceId> EndingWith(const Document& document, std::string_view head, uint32_t at) {
  const auto& segment = document.Get<SegmentLayer>();
  return NearestBefore(document, at, [&](const Place& place) {
    WordRange words = segment.WordsIn(place.span);
    if (words.size() < 2) return false;
    std::string_view last = document.text(segment.word(WordId(words.end.value - 1)).span);
    return last.size() == head.size() &&
           std::equal(last.begin(), last.end(), head.begin(), [](char a, char b) {
             return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b);
           });
  });
}

// The capital of a country.
std::optional<PlaceId> Capital(const Document& document, const CountryWords& countries,
                               uint32_t at) {
  return NearestBefore(document, at, [&](const Place& place) {
    const std::string* capital = countries.CapitalOf(place.country);
    return capital != nullptr && place.name == *capital;
  });
}

// "gathered outside the cathedral", "trying to occupy the capital".
std::optional<PlaceId> Described(const Tree& tree, const CountryWords& countries,
                                 const Event& event) {
  const Document& document = tree.document();
  const auto& mentions = document.Get<EntityLayer>().mentions;
  const auto& entity_of = document.Get<CorefLayer>().entity_of;
  auto first = std::lower_bound(mentions.begin(), mentions.end(), tree.words().begin,
                                [](const Mention& m, WordId w) { return m.words.begin < w; });
  for (auto m = first; m != mentions.end() && m->words.begin < tree.words().end; ++m) {
    if (m->kind != MentionKind::kNominal || m->entity_kind != EntityKind::kPlace) continue;
    if (tree[m->head].head != event.trigger_head || !In(kWhere, tree.Preposition(m->head)))
      continue;
    if (tree.lemma(m->head) == "capital") {
      if (auto p = Capital(document, countries, m->span.begin)) return p;
    }
    auto i = static_cast<size_t>(m - mentions.begin());
    if (auto p = NamedElsewhere(document, entity_of[i])) return p;
    auto det = tree.Child(m->head, {kDet});
    if (!det || tree.lemma(*det) != "the") continue;
    if (auto p = EndingWith(document, tree.lemma(m->head), m->span.begin)) return p;
  }
  return std::nullopt;
}

// "sent doctors to Chad": aid happens where it goes.
std::optional<PlaceId> Reached(const Tree& tree, const Event& event) {
  if (event.type != EventType::kAid) return std::nullopt;
  const Document& document = tree.document();
  for (const Participant& p : event.target) {
    if (!tree.words().Contains(p.head) || tree.Preposition(p.head) != "to") continue;
    Span word = document.Get<SegmentLayer>().word(p.head).span;
    model::PlaceRange range = PlacesIn(document, {p.span.begin, word.end});
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (document.Get<GeoLayer>().places[i].span.Contains(word)) return PlaceId(i);
    }
  }
  return std::nullopt;
}

class Story {
 public:
  Story(const Document& document, EventLayer& layer)
      : document_(document), segment_(document.Get<SegmentLayer>()), layer_(layer) {}

  void SetScenes() {
    for (Event& e : layer_.events) {
      std::string country;
      if (!e.place && IsOnTheSpot(e) && CountryOf(e, country))
        Give(e, Scene(e, country, IsOfTheDay(e) && !RefersBack(e) ? kSceneBack : 0));
      if (e.place && IsFine(*e.place))
        scenes_.insert_or_assign(e.sentence.value, IsOfTheDay(e) ? e.place : std::nullopt);
    }
  }

  void Complete() {
    for (Event& e : layer_.events) {
      std::string country;
      if (!e.place && IsOnTheSpot(e) && CountryOf(e, country)) {
        if (RefersBack(e)) Give(e, Last(e, country));
        bool suffers = e.type == EventType::kProtest || HasCountry(e.target);
        if (!e.place && suffers && !country.empty()) Give(e, State(e, country));
      }
      if (e.place) last_.insert_or_assign(e.type, *e.place);
      if (e.place_from_dateline) e.place_from_dateline = DatelineFits(e);
    }
  }

 private:
  // Acts that happen to people where these are.
  static bool IsOnTheSpot(const Event& e) {
    return (e.type == EventType::kAssault || e.type == EventType::kProtest) &&
           e.status == EventStatus::kActual;
  }

  static bool HasCountry(const std::vector<Participant>& who) {
    return std::any_of(who.begin(), who.end(),
                       [](const Participant& p) { return p.actor && !p.actor->country.empty(); });
  }

  static void Give(Event& e, std::optional<PlaceId> place) {
    if (!place) return;
    e.place = place;
    e.place_from_dateline = false;
  }

  // "the attack", of which nothing more is said: an act that was told before.
  bool RefersBack(const Event& e) const {
    if (document_.Get<SyntaxLayer>().word(e.trigger_head).upos != Upos::kNoun || !IsOfTheDay(e))
      return false;
    Tree tree(document_, e.sentence);
    bool definite = false;
    for (WordId c : tree.children(e.trigger_head)) {
      if (tree[c].relation == kNmod || tree[c].relation == kAcl) return false;
      definite |= tree[c].relation == kDet && (tree.lemma(c) == "the" || tree.lemma(c) == "this");
    }
    return definite;
  }

  // Of the days that the report tells of, not of a time before.
  bool IsOfTheDay(const Event& e) const {
    if (!e.date || e.date->precision == DatePrecision::kReported) return true;
    const std::optional<Date>& published = document_.story().published;
    if (!published || !e.date->start) return false;
    auto gap = std::chrono::sys_days{*published} - std::chrono::sys_days{*e.date->start};
    return gap >= std::chrono::days{0} && gap < std::chrono::days{kDaysOfStory};
  }

  std::optional<PlaceId> Last(const Event& e, const std::string& country) const {
    auto last = last_.find(e.type);
    if (last == last_.end()) return std::nullopt;
    const Place& place = document_.Get<GeoLayer>().places[last->second.value];
    bool here = country.empty() || place.country.empty() || place.country == country;
    return here ? std::optional(last->second) : std::nullopt;
  }

  // A dateline says where the report was written: "BEIRUT" also tells of Syria. It is the place of
  // the act where some actor is of its country, or, if none has a country, where the report names
  // that country's places most.
  bool DatelineFits(const Event& e) {
    const std::string& here = document_.Get<GeoLayer>().dateline->country;
    if (here.empty()) return true;
    bool any = false;
    for (const auto* side : {&e.source, &e.target}) {
      for (const Participant& p : *side) {
        if (!p.actor || p.actor->country.empty()) continue;
        if (p.actor->country == here) return true;
        any = true;
      }
    }
    return !any && MostNamed() == here;
  }

  const std::string& MostNamed() {
    if (!most_named_) {
      std::map<std::string, int> count;
      for (const Place& p : document_.Get<GeoLayer>().places)
        count[p.country] += !p.country.empty();
      auto most = std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) {
        return a.second < b.second;
      });
      most_named_ = most == count.end() ? document_.Get<GeoLayer>().dateline->country : most->first;
    }
    return *most_named_;
  }

  // The country of all actors of `event`, empty where none has one; false where they have several.
  static bool CountryOf(const Event& event, std::string& country) {
    for (const auto* side : {&event.source, &event.target}) {
      for (const Participant& p : *side) {
        if (!p.actor || p.actor->country.empty()) continue;
        if (country.empty()) country = p.actor->country;
        if (country != p.actor->country) return false;
      }
    }
    return true;
  }

  // The finest place that stands behind "in", "at" or "near" in the sentence, or where its events
  // happened.
  std::optional<PlaceId> SceneOf(uint32_t sentence) {
    auto [known, fresh] = scenes_.try_emplace(sentence);
    if (!fresh) return known->second;
    const auto& places = document_.Get<GeoLayer>().places;
    model::PlaceRange range = PlacesIn(document_, segment_.sentences[sentence].span);
    if (range.begin == range.end || !document_.Get<SyntaxLayer>().parsed[sentence])
      return std::nullopt;
    Tree tree(document_, SentenceId(sentence));
    std::optional<PlaceId>& found = known->second;
    for (uint32_t p = range.begin; p < range.end; ++p) {
      if (!IsFine(PlaceId(p)) || !StandsLocative(tree, segment_.WordsIn(places[p].span))) continue;
      if (!found || places[p].precision > places[found->value].precision) found = PlaceId(p);
    }
    return found;
  }

  static bool StandsLocative(const Tree& tree, WordRange words) {
    if (words.size() == 0 || !tree.words().Contains(words.begin)) return false;
    WordId w = words.begin;
    while (words.Contains(w) && words.Contains(tree[w].head) && !tree.IsRoot(w)) w = tree[w].head;
    for (int up = 0; up < 5; ++up) {
      if (In(kWhere, tree.Preposition(w))) return true;
      Relation r = Base(tree[w].relation);
      if (tree.IsRoot(w) || (r != kNmod && r != kFlat && r != kCompound && r != kAppos))
        return false;
      w = tree[w].head;
    }
    return false;
  }

  std::optional<PlaceId> Scene(const Event& e, const std::string& country, uint32_t reach) {
    const auto& places = document_.Get<GeoLayer>().places;
    for (uint32_t back = 0; back <= std::min(reach, e.sentence.value); ++back) {
      std::optional<PlaceId> p = SceneOf(e.sentence.value - back);
      if (!p || (back == 0 && !SameClause(e, places[p->value]))) continue;
      bool here = country.empty() || places[p->value].country == country;
      return here ? p : std::nullopt;
    }
    return std::nullopt;
  }

  // No verb stands between the act and the place.
  bool SameClause(const Event& e, const Place& place) const {
    const auto& syntax = document_.Get<SyntaxLayer>();
    WordRange words = segment_.WordsIn(place.span);
    if (words.size() == 0) return false;
    WordId from = std::min(WordId(e.trigger_head.value + 1), words.end);
    WordId to = std::max(e.trigger_head, words.begin);
    for (WordId w = from; w < to; ++w) {
      if (syntax.word(w).upos == Upos::kVerb) return false;
    }
    return true;
  }

  // More exact than a state.
  bool IsFine(PlaceId p) const {
    const Place& place = document_.Get<GeoLayer>().places[p.value];
    return place.lat && place.precision > PlacePrecision::kCountry;
  }

  // The name of the state nearest before the act, or behind it in the same sentence.
  std::optional<PlaceId> State(const Event& e, const std::string& country) const {
    return NearestBefore(
        document_, segment_.sentence(e.sentence).span.end, [&](const Place& place) {
          return place.precision == PlacePrecision::kCountry && place.country == country;
        });
  }

  const Document& document_;
  const SegmentLayer& segment_;
  EventLayer& layer_;
  std::map<uint32_t, std::optional<PlaceId>> scenes_;  // by sentence
  std::optional<std::string> most_named_;              // the country whose places are named most
  std::map<EventType, PlaceId> last_;                  // of the events so far
};

}  // namespace

void AddPlace(const Tree& tree, const model::ActPlaces& places, const CountryWords& countries,
              Event& event) {
  const Document& document = tree.document();
  event.place = places.PlaceOfAct(document, event.trigger_head, [&](const Place& place) {
    return IsActor(tree, event, place) || IsSaint(document, place);
  });
  if (!event.place) event.place = Reached(tree, event);
  if (!event.place && !IsActOfWords(event.type)) event.place = Described(tree, countries, event);
  event.place_from_dateline = !event.place && document.Get<GeoLayer>().dateline.has_value();
}

void SetScenes(const Document& document, EventLayer& layer) { Story(document, layer).SetScenes(); }

void CompletePlaces(const Document& document, EventLayer& layer) {
  Story(document, layer).Complete();
}

}  // namespace khaldun::event
