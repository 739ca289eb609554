#include "event/coder.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "event/act_date.h"
#include "event/act_place.h"
#include "event/borrow.h"
#include "event/counts.h"
#include "event/implied.h"
#include "event/incidents.h"
#include "event/judge.h"
#include "event/speech.h"

namespace khaldun::event {
namespace {

// Who says the sentence's act, from the innermost quotation that holds it.
std::optional<Attribution> AttributionOf(const Tree& tree, const Actors& actors,
                                         const Event& event) {
  const Quote* inner = actors.quotations().Innermost(event.trigger);
  if (inner == nullptr || !inner->cue) return std::nullopt;
  Attribution a;
  a.cue = *inner->cue;
  if (inner->speaker) {
    const Mention& m = tree.document().Get<EntityLayer>().mention(*inner->speaker);
    if (tree.words().Contains(m.head)) {
      a.speaker = actors.Expand(tree, m.head).front();
    } else {
      SentenceId s = tree.document().Get<SegmentLayer>().SentenceOf(m.head);
      a.speaker = actors.Expand(Tree(tree.document(), s), m.head).front();
    }
  }
  return a;
}

void AddCounts(const Tree& tree, const Candidate& candidate, Event& event) {
  auto add = [&](const std::vector<Participant>& who, CountKind kind) {
    for (const Participant& p : who) {
      if (!tree.words().Contains(p.head)) continue;
      auto count = CountOf(tree, p.head, kind);
      if (!count) continue;
      for (Count& c : event.counts) {
        if (c.kind == kind) {
          c.low += count->low;
          c.high += count->high;
          count.reset();
          break;
        }
      }
      if (count) event.counts.push_back(*count);
    }
  };
  for (const Candidate::Toll& t : candidate.tolls) add(t.who, t.kind);
}

// Who comes to the other's country visits it (event model, section 3). Mutual acts list every party
// as source but for that; there it is also turned round where the visitor stands second. True where
// a visit decides the sides.
bool NameVisitor(const Document& document, bool mutual, Event& e) {
  if (e.type != EventType::kConsult || e.source.empty() || e.target.empty() || !e.place)
    return false;
  const Place& place = document.Get<GeoLayer>().places[e.place->value];
  const std::string& country = place.country;
  const auto& words = document.Get<SegmentLayer>().words;
  // "a hotline with Moscow": nobody goes there.
  auto is_place = [&](const Participant& p) {
    return place.span.Overlaps(words[p.head.value].span);
  };
  if (!mutual && std::any_of(e.target.begin(), e.target.end(), is_place)) return false;
  auto of_country = [&](const Participant& p) { return p.actor && p.actor->country == country; };
  auto foreign = [&](const Participant& p) {
    return p.actor && !p.actor->country.empty() && p.actor->country != country;
  };
  auto all = [](const std::vector<Participant>& who, auto is) {
    return std::all_of(who.begin(), who.end(), is);
  };
  if (country.empty()) return false;
  if (mutual && all(e.source, of_country) && all(e.target, foreign)) std::swap(e.source, e.target);
  if (!all(e.source, foreign) || !all(e.target, of_country)) return false;
  if (e.mode.empty() && (mutual || e.cameo == "040")) {
    e.mode = "visit";
    e.cameo = "042";
  }
  return true;
}

Event MakeEvent(const Tree& tree, const Actors& actors, const Knowledge& k, const Candidate& c) {
  Event e;
  e.sentence = tree.sentence();
  e.type = c.type;
  e.mode = c.mode;
  e.cameo = c.cameo;
  e.contexts = c.contexts;
  e.trigger = c.match.trigger_span;
  e.trigger_head = c.match.trigger;
  e.source = c.match.source;
  e.target = c.match.target;
  // Nobody acts upon himself, and nobody stands twice on one side.
  auto same = [](const Participant& a, const Participant& b) {
    return a.head == b.head || (a.entity && a.entity == b.entity && IsPolitical(a));
  };
  auto dedupe = [&](std::vector<Participant>& who, const std::vector<Participant>* but) {
    std::vector<Participant> kept;
    for (Participant& p : who) {
      bool known =
          std::any_of(kept.begin(), kept.end(), [&](const Participant& k) { return same(k, p); });
      if (but != nullptr) {
        known |=
            std::any_of(but->begin(), but->end(), [&](const Participant& k) { return same(k, p); });
      }
      if (!known) kept.push_back(std::move(p));
    }
    who = std::move(kept);
  };
  // "Sunday's attacks", "violence that attacks people": a day is nobody, nor is a bare "that".
  for (auto* side : {&e.source, &e.target}) {
    std::erase_if(*side, [&](const Participant& p) {
      if (actors.IsSomebody(p) || !tree.words().Contains(p.head)) return false;
      return actors.IsTime(p.head) || tree[p.head].features.Has(Feature::kPronType, "Rel");
    });
  }
  dedupe(e.source, nullptr);
  dedupe(e.target, &e.source);
  AddImpliedTargets(tree, actors, c.match.frame->mutual, e);
  AddImpliedSource(tree, actors, e);
  e.status = c.status;
  e.rules = c.rules;
  AddCounts(tree, c, e);
  e.attribution = AttributionOf(tree, actors, e);
  AddDate(tree, c.told_at.value_or(c.match.trigger), e);
  AddPlace(tree, k.places, k.countries, e);
  if (!e.place && c.told_at) {
    Event told = e;
    told.trigger_head = *c.told_at;
    AddPlace(tree, k.places, k.countries, told);
    e.place = told.place;
    e.place_from_dateline = told.place_from_dateline;
  }
  const bool visits = NameVisitor(tree.document(), c.match.frame->mutual, e);
  if (c.match.frame->mutual && !visits) {
    e.source.insert(e.source.end(), e.target.begin(), e.target.end());
    e.target.clear();
  }
  return e;
}

// What the trigger could mean instead, by the frames that lost: they share what the confidence
// leaves by how likely each would be alone.
void AddAlternatives(const Tree& tree, const ScoreFeatures& features, const Scorer& scorer,
                     const Candidate& c, Event& e) {
  double sum = 0;
  for (const Match& m : c.lost) {
    if (m.frame->type == e.type) continue;
    Event other = e;
    other.type = m.frame->type;
    other.mode = m.frame->mode;
    other.cameo = m.frame->cameo;
    other.source = m.source;
    other.target = m.target;
    other.rules = {m.frame->id};
    const double alone = scorer.Probability(features, tree, other, *m.frame);
    e.alternatives.push_back({other.type, alone});
    sum += alone;
  }
  for (Alternative& a : e.alternatives) a.probability *= (1 - e.confidence) / std::max(1.0, sum);
}

struct Coded {
  Event event;
  const Frame* frame;
  bool echo;  // only an event where the report tells such an act in other words
};

void CodeSentence(const Tree& tree, const Actors& actors, const ScoreFeatures& features,
                  const Knowledge& k, std::vector<Coded>& coded, EventLayer& out) {
  std::vector<Candidate> candidates;
  for (WordId w = tree.words().begin; w < tree.words().end; ++w) {
    const auto& frames = k.frames.Find(tree.lemma(w), tree.IsVerb(w) ? tree.form(w) : "");
    if (frames.empty()) continue;
    Fit fit = MatchTrigger(tree, w, frames, actors, k.cues);
    if (!fit.match) {
      if (fit.nearest != nullptr) {
        Span span = tree.document().Get<SegmentLayer>().word(w).span;
        out.near_misses.push_back({tree.sentence(), span, fit.nearest->id, fit.why});
      }
      continue;
    }
    Candidate c;
    const Frame& f = *fit.match->frame;
    c.type = f.type;
    c.mode = f.mode;
    c.cameo = f.cameo;
    c.contexts = f.contexts;
    c.rules = {f.id};
    c.match = std::move(*fit.match);
    c.lost = std::move(fit.lost);
    if (f.count) {
      bool of_source = *f.count == CountKind::kParticipants;
      c.tolls.push_back({*f.count, of_source ? c.match.source : c.match.target});
    } else if (f.type == EventType::kProtest) {
      c.tolls.push_back({CountKind::kParticipants, c.match.source});
    }
    candidates.push_back(std::move(c));
  }
  Judge(tree, actors, k.cues, k.ontology, candidates);
  for (const Candidate& c : candidates) {
    if (c.dropped) {
      out.near_misses.push_back(
          {tree.sentence(), c.match.trigger_span, c.match.frame->id, c.why_dropped});
      continue;
    }
    Event e = MakeEvent(tree, actors, k, c);
    e.confidence = k.scorer.Probability(features, tree, e, *c.match.frame);
    if (c.match.frame->borrowed) e.confidence = std::min(e.confidence, kBorrowedConfidence);
    if (e.confidence < k.least_confidence) {
      out.near_misses.push_back({tree.sentence(), e.trigger, c.match.frame->id,
                                 fmt::format("too unsure: {:.2f}", e.confidence)});
    } else {
      const Frame& f = *c.match.frame;
      // "The general is dead" may tell anything; "five soldiers are dead" is a toll.
      if (f.echo && f.count == CountKind::kKilled && e.counts.empty() && !AnyPolitical(e.source)) {
        out.near_misses.push_back({tree.sentence(), e.trigger, f.id, "nobody is counted"});
        continue;
      }
      AddAlternatives(tree, features, k.scorer, c, e);
      bool echo = f.echo && !(f.semi && (AnyPolitical(e.source) || AnyPolitical(e.target)));
      coded.push_back({std::move(e), &f, echo});
    }
  }
}

// "The blast shook the town": of what, the report has told or will tell.
bool IsEchoOf(const Event& e, const Event& other) {
  if (e.type != other.type || e.status != other.status) return false;
  return e.mode.empty() || other.mode.empty() || e.cameo.substr(0, 2) == other.cameo.substr(0, 2);
}

// Moves the events to the layer, but for echoes of nothing. Compares with one act of each sort, so
// that long reports stay linear.
void Keep(std::vector<Coded> coded, EventLayer& layer) {
  std::vector<Event> sorts;
  auto is_told = [&](const Event& e) {
    return std::any_of(sorts.begin(), sorts.end(), [&](const Event& s) { return IsEchoOf(e, s); });
  };
  auto same_sort = [](const Event& a, const Event& b) {
    return a.type == b.type && a.status == b.status && a.mode.empty() == b.mode.empty() &&
           a.cameo.substr(0, 2) == b.cameo.substr(0, 2);
  };
  for (const Coded& c : coded) {
    auto same = [&](const Event& s) { return same_sort(s, c.event); };
    if (!c.echo && std::none_of(sorts.begin(), sorts.end(), same)) sorts.push_back(c.event);
  }
  for (Coded& c : coded) {
    if (!c.echo || is_told(c.event)) {
      layer.events.push_back(std::move(c.event));
    } else {
      layer.near_misses.push_back({c.event.sentence, c.event.trigger, c.frame->id,
                                   "nothing else in the report tells such an act"});
    }
  }
}

}  // namespace

Result<Knowledge> Knowledge::Load(const resources::Share& share, const Options& options) {
  auto frames = FrameLexicon::Load(share, options.all_types);
  if (!frames) return frames.error();
  // They cost time and could only give what is left out.
  if (options.least_confidence <= kBorrowedConfidence) KHALDUN_TRY(frames->AddBorrowed(share));
  auto cues = Cues::Load(share);
  if (!cues) return cues.error();
  auto table = share.ReadTable("lexicon/countries.tsv");
  if (!table) return table.error();
  auto countries = resources::Countries::Read(*table);
  if (!countries) return countries.error();
  auto ontology = resources::Ontology::Load(share);
  if (!ontology) return ontology.error();
  auto places = model::ActPlaces::Read(share);
  if (!places) return places.error();
  auto scorer = Scorer::Load(share);
  if (!scorer) return scorer.error();
  return Knowledge{std::move(*frames),      std::move(*cues),   CountryWords(*countries),
                   std::move(*ontology),    std::move(*places), std::move(*scorer),
                   options.least_confidence};
}

EventLayer Code(const Document& document, const Knowledge& knowledge) {
  EventLayer layer;
  Actors actors(document, knowledge.cues, knowledge.countries);
  ScoreFeatures features(document, actors.quotations(), knowledge.scorer.topics());
  const auto& sentences = document.Get<SegmentLayer>().sentences;
  const auto& parsed = document.Get<SyntaxLayer>().parsed;
  std::vector<Coded> coded;
  for (size_t s = 0; s < sentences.size(); ++s) {
    if (!parsed[s]) continue;
    CodeSentence(Tree(document, SentenceId(s)), actors, features, knowledge, coded, layer);
  }
  Keep(std::move(coded), layer);
  std::stable_sort(layer.events.begin(), layer.events.end(),
                   [](const Event& a, const Event& b) { return a.trigger < b.trigger; });
  std::stable_sort(layer.near_misses.begin(), layer.near_misses.end(),
                   [](const NearMiss& a, const NearMiss& b) { return a.trigger < b.trigger; });
  SetScenes(document, layer);
  NumberIncidents(document, layer);
  SharePlaces(layer);
  CompletePlaces(document, layer);
  return layer;
}

}  // namespace khaldun::event
