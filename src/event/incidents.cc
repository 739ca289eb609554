#include "event/incidents.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "event/participants.h"

namespace khaldun::event {
namespace {

bool SameParty(const Participant& x, const Participant& y) {
  // "Germany", "Berlin"
  auto state = [](const Participant& p) {
    return p.known && p.actor && p.actor->sectors == std::vector<Sector>{Sector::kGov};
  };
  if (state(x) && state(y) && x.actor->country == y.actor->country && !x.actor->country.empty()) {
    return true;
  }
  return (x.entity && x.entity == y.entity) || (!x.name.empty() && x.name == y.name);
}

bool Overlap(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Participant& x) {
    return std::any_of(b.begin(), b.end(), [&](const Participant& y) { return SameParty(x, y); });
  });
}

// "the series of attacks", "Sunday's attacks" against "a string of attacks".
bool IsDefinite(const Document& document, WordId noun) {
  const auto& syntax = document.Get<SyntaxLayer>();
  const WordRange words =
      document.Get<SegmentLayer>().sentence(document.Get<SegmentLayer>().SentenceOf(noun)).words;
  for (WordId w = words.begin; w < noun; ++w) {
    const WordSyntax& word = syntax.word(w);
    if (word.head != noun) continue;
    if (word.relation == Relation::kNmodPoss) return true;
    if (word.relation == Relation::kDet && syntax.lemma(w) != "a" && syntax.lemma(w) != "some") {
      return true;
    }
  }
  return false;
}

// Acts told in the lump, as background: "responsible for a string of deadly attacks".
bool IsSeries(const Document& document, const Event& e) {
  const WordSyntax& word = document.Get<SyntaxLayer>().word(e.trigger_head);
  bool dated = e.date && e.date->precision != DatePrecision::kReported &&
               e.date->precision < DatePrecision::kYear;
  return !dated && word.upos == Upos::kNoun && word.features.Has(Feature::kNumber, "Plur") &&
         !IsDefinite(document, e.trigger_head);
}

// "In another attack, gunmen …", "a second bomb", "separately": the text itself begins anew.
bool IsAnother(const Document& document, const Event& e) {
  static constexpr std::string_view kAgain[] = {"another", "separate", "second", "third", "fourth"};
  static constexpr std::string_view kActs[] = {
      "attack", "incident", "case", "blast",     "explosion", "bombing", "shooting", "strike",
      "raid",   "clash",    "bomb", "operation", "protest",   "bomber",  "airstrike"};
  auto in = [](const auto& list, std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
  };
  const auto& syntax = document.Get<SyntaxLayer>();
  const WordRange words = document.Get<SegmentLayer>().sentence(e.sentence).words;
  for (WordId w = words.begin; w < e.trigger_head; ++w) {
    std::string_view lemma = syntax.lemma(w);
    if (lemma == "separately" || lemma == "elsewhere") return true;
    if (in(kAgain, lemma) && in(kActs, syntax.lemma(syntax.word(w).head))) return true;
  }
  return false;
}

bool IsForce(EventType type) {
  return type == EventType::kAssault || type == EventType::kCoerce || type == EventType::kProtest;
}

// Said by somebody: another's words are another act.
bool IsOfWords(EventType type) {
  using enum EventType;
  return type == kAccuse || type == kRequest || type == kReject || type == kThreaten ||
         type == kSupport || type == kAgree || type == kStatement;
}

// Whether a time is told that one act can have.
bool IsExact(const EventDate& date) { return date.precision != DatePrecision::kReported; }

bool IsLong(const EventDate& date) {
  return date.precision == DatePrecision::kYear || date.precision == DatePrecision::kQuarter ||
         date.precision == DatePrecision::kDecade;
}

bool DatesMeet(const std::optional<EventDate>& a, const std::optional<EventDate>& b) {
  if (!a || !b) return true;
  if (IsLong(*a) != IsLong(*b)) return false;  // "bombings in 2016" are not Saturday's
  auto before = [](const std::optional<Date>& end, const std::optional<Date>& start) {
    return end && start && *end < *start;
  };
  if (!before(a->end, b->start) && !before(b->end, a->start)) return true;
  // A reported date is only the latest day on which it can have happened.
  if (IsExact(*a) && IsExact(*b)) return false;
  if (!a->start || !b->start) return false;
  auto gap = std::chrono::sys_days{*a->start} - std::chrono::sys_days{*b->start};
  return gap <= std::chrono::days{3} && gap >= std::chrono::days{-3};
}

double Kilometres(const Place& x, const Place& y) {
  constexpr double kRadius = 6371, kDegree = std::numbers::pi / 180;
  double dlat = (*x.lat - *y.lat) * kDegree;
  double dlon = (*x.lon - *y.lon) * kDegree * std::cos((*x.lat + *y.lat) / 2 * kDegree);
  return kRadius * std::sqrt(dlat * dlat + dlon * dlon);
}

bool PlacesMeet(const Document& document, std::optional<PlaceId> a, std::optional<PlaceId> b) {
  if (!a || !b) return true;
  const auto& places = document.Get<GeoLayer>().places;
  const Place& x = places[a->value];
  const Place& y = places[b->value];
  if (x.country != y.country && !x.country.empty() && !y.country.empty()) return false;
  bool coarse = x.precision <= PlacePrecision::kRegion || y.precision <= PlacePrecision::kRegion;
  if (coarse || x.name.find(y.name) != std::string::npos ||
      y.name.find(x.name) != std::string::npos) {
    return true;  // "Karak", "Karak Castle"
  }
  // A town and one of its quarters.
  constexpr double kTown = 20;
  return x.lat && y.lat && Kilometres(x, y) <= kTown;
}

// What is known of one act from its mentions so far.
struct Incident {
  EventType type{};
  EventStatus status{};
  std::string mode;  // the first that a mention has
  std::vector<Participant> source, target;
  std::optional<EventDate> date;  // an exact one where one is told
  std::optional<PlaceId> place;
  SentenceId last;
  uint32_t mentions = 0;
  bool closed = false;  // takes no further mentions

  bool bare() const { return source.empty() && target.empty(); }
};

class Joiner {
 public:
  explicit Joiner(const Document& document) : document_(document) {}

  uint32_t NumberOf(const Event& e) {
    const bool series = IsSeries(document_, e);
    const bool begins = series || IsAnother(document_, e);
    const bool bare = e.source.empty() && e.target.empty();
    // Looked for among a bounded number of the latest incidents so that long documents stay linear.
    // "The attack" alone is the one that the report tells most of; what names its sides is the act
    // that shares one, else the latest that fits.
    constexpr size_t kWindow = 30;
    std::optional<size_t> best;
    uint32_t best_rank = 0;
    for (size_t back = 0; !begins && back < std::min(recent_.size(), kWindow); ++back) {
      const size_t at = recent_.size() - 1 - back;
      const Incident& known = incidents_[recent_[at] - 1];
      if (!Fits(known, e)) continue;
      const uint32_t rank = bare ? known.mentions : 1 + SharesSide(known, e);
      if (!best || rank > best_rank) {
        best = at;
        best_rank = rank;
      }
    }
    if (best) {
      const uint32_t number = recent_[*best];
      recent_.erase(recent_.begin() + static_cast<std::ptrdiff_t>(*best));
      recent_.push_back(number);
      Add(e, incidents_[number - 1]);
      return number;
    }
    incidents_.push_back({e.type, e.status});
    incidents_.back().closed = series;
    Add(e, incidents_.back());
    const auto number = static_cast<uint32_t>(incidents_.size());
    recent_.push_back(number);
    return number;
  }

 private:
  static void Add(const Event& e, Incident& incident) {
    // A crowd of names says no more than its first dozen.
    constexpr size_t kMost = 12;
    auto unite = [](const std::vector<Participant>& from, std::vector<Participant>& to) {
      for (const Participant& p : from) {
        bool known =
            std::any_of(to.begin(), to.end(), [&](const auto& q) { return SameParty(p, q); });
        if (!known && to.size() < kMost) to.push_back(p);
      }
    };
    unite(e.source, incident.source);
    unite(e.target, incident.target);
    bool exact = e.date && IsExact(*e.date);
    if (e.date && (!incident.date || (exact && !IsExact(*incident.date)))) incident.date = e.date;
    if (e.place) incident.place = e.place;
    if (incident.mode.empty()) incident.mode = e.mode;
    incident.last = e.sentence;
    ++incident.mentions;
  }

  static bool SharesSide(const Incident& known, const Event& e) {
    return Overlap(known.source, e.source) || Overlap(known.target, e.target);
  }

  // Could the two phrases be of the same people? "Libyan officials" may be the minister by name,
  // civilians may be among the soldiers' dead; two names are two.
  bool MayBeOne(const Participant& x, const Participant& y, bool where) const {
    if (SameParty(x, y)) return true;
    if (!x.actor || !y.actor) return !HasName(x) || !HasName(y);
    if (!x.actor->country.empty() && !y.actor->country.empty() &&
        x.actor->country != y.actor->country) {
      return false;
    }
    // "the blast in Kayseri" hit whom it hit there.
    if (where && (IsPlace(x) || IsPlace(y))) return true;
    if (HasName(x) && HasName(y)) return false;
    auto plain = [](const Participant& p) {
      return p.actor->sectors.empty() || p.actor->sectors.front() == Sector::kCvl;
    };
    if (plain(x) || plain(y)) return true;
    return std::any_of(x.actor->sectors.begin(), x.actor->sectors.end(), [&](Sector s) {
      const auto& other = y.actor->sectors;
      return std::find(other.begin(), other.end(), s) != other.end();
    });
  }

  std::vector<Participant> Crowds(const std::vector<Participant>& who) const {
    std::vector<Participant> crowds;
    for (const Participant& p : who) {
      bool person =
          p.entity && document_.Get<CorefLayer>().entity(*p.entity).kind == EntityKind::kPerson;
      if (!person) crowds.push_back(p);
    }
    return crowds;
  }

  bool IsPlace(const Participant& p) const {
    return p.entity && document_.Get<CorefLayer>().entity(*p.entity).kind == EntityKind::kPlace;
  }

  bool HasName(const Participant& p) const {
    if (p.known) return true;
    if (!p.entity) return false;
    const auto& mentions = document_.Get<CorefLayer>().entity(*p.entity).mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](MentionId m) {
      return document_.Get<EntityLayer>().mention(m).kind == MentionKind::kName;
    });
  }

  bool AnyMayBeOne(const std::vector<Participant>& a, const std::vector<Participant>& b,
                   bool where) const {
    return std::any_of(a.begin(), a.end(), [&](const Participant& x) {
      return std::any_of(b.begin(), b.end(),
                         [&](const Participant& y) { return MayBeOne(x, y, where); });
    });
  }

  bool Conflict(const std::vector<Participant>& a, const std::vector<Participant>& b,
                bool where) const {
    return !a.empty() && !b.empty() && !AnyMayBeOne(a, b, where);
  }

  bool Fits(const Incident& known, const Event& e) const {
    if (known.closed || known.type != e.type || known.status != e.status) return false;
    if (Overlap(known.source, e.target) || Overlap(known.target, e.source)) return false;
    const bool force = IsForce(e.type);
    if (Conflict(known.source, e.source, false) || Conflict(known.target, e.target, force)) {
      return false;
    }
    if (!known.mode.empty() && !e.mode.empty() && known.mode != e.mode) return false;
    bool sources = !known.source.empty() && !e.source.empty();
    if (IsOfWords(e.type) && sources && !Overlap(known.source, e.source)) return false;
    // "killed X and attacked Y": one sentence that tells of two.
    bool targets = !known.target.empty() && !e.target.empty();
    if (known.last == e.sentence && targets && !Overlap(known.target, e.target)) return false;
    if (!DatesMeet(known.date, e.date) || !PlacesMeet(document_, known.place, e.place))
      return false;
    if (known.bare() || (e.source.empty() && e.target.empty())) return true;
    if (SharesSide(known, e)) return true;
    // Told close by, with sides that go together.
    constexpr uint32_t kNear = 5;
    if (!force && e.type != EventType::kConsult) return false;
    if (e.sentence.value - known.last.value > kNear) return false;
    if (!force) {
      return AnyMayBeOne(known.source, e.source, false) ||
             AnyMayBeOne(known.target, e.target, false);
    }
    // The dead and the wounded go together, the driver whom police shot is another's act.
    return AnyMayBeOne(Crowds(known.source), Crowds(e.source), false) ||
           AnyMayBeOne(Crowds(known.target), Crowds(e.target), true);
  }

  const Document& document_;
  std::vector<Incident> incidents_;  // by number - 1
  std::vector<uint32_t> recent_;     // numbers, the one mentioned last at the end
};

}  // namespace

void NumberIncidents(const Document& document, EventLayer& layer) {
  Joiner joiner(document);
  for (Event& e : layer.events) e.incident = joiner.NumberOf(e);
}

void SharePlaces(EventLayer& layer) {
  struct Told {
    std::optional<PlaceId> place;
    SentenceId sentence;
  };
  std::vector<Told> told(layer.events.size() + 1);  // by incident
  auto share = [&](Event& e, uint32_t reach) {
    Told& t = told[e.incident];
    if (e.place) {
      t = {e.place, e.sentence};
    } else if (t.place &&
               std::max(e.sentence, t.sentence).value - std::min(e.sentence, t.sentence).value <=
                   reach) {
      e.place = t.place;
      e.place_from_dateline = false;
    }
  };
  // The place told last holds on; a mention before the first place is of the same place where that
  // follows at once.
  constexpr uint32_t kAnywhere = 0xFFFFFFFF, kAtOnce = 2;
  std::for_each(layer.events.begin(), layer.events.end(), [&](Event& e) { share(e, kAnywhere); });
  told.assign(told.size(), {});
  std::for_each(layer.events.rbegin(), layer.events.rend(), [&](Event& e) { share(e, kAtOnce); });
}

}  // namespace khaldun::event
