#include "event/scorer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "event/participants.h"

namespace khaldun::event {
namespace {

constexpr std::string_view kTable = "models/event_score.tsv";

// With fewer sentences a report does not tell what it is about.
constexpr size_t kShortReport = 3;

using TopicCounts = std::array<uint32_t, kTopicCount>;

void Count(uint32_t mask, TopicCounts& counts) {
  for (size_t t = 0; mask != 0; ++t, mask >>= 1) counts[t] += mask & 1u;
}

std::string_view Few(size_t n) {
  return n == 0 ? "0" : n == 1 ? "1" : n == 2 ? "2" : n < 5 ? "3-4" : "5+";
}

// Of a hundred words.
std::string_view Share(uint32_t n, size_t words) {
  double percent = 100.0 * n / static_cast<double>(std::max<size_t>(words, 1));
  return percent < 0.5   ? "none"
         : percent < 1.5 ? "few"
         : percent < 3   ? "some"
         : percent < 5   ? "many"
                         : "most";
}

// What one side is, in a word: its first sector, a country's people, somebody or nobody.
std::string_view KindOf(const std::vector<Participant>& who) {
  if (who.empty()) return "none";
  std::string_view kind = "nobody";
  for (const Participant& p : who) {
    if (!IsPolitical(p)) {
      if (p.entity && kind == "nobody") kind = "somebody";
      continue;
    }
    if (!p.actor->sectors.empty()) return Name(p.actor->sectors.front());
    kind = p.known ? "state" : "country";
  }
  return kind;
}

std::string_view CountryOf(const std::vector<Participant>& who) {
  for (const Participant& p : who) {
    if (p.actor && !p.actor->country.empty()) return p.actor->country;
  }
  return {};
}

bool AnyKnown(const std::vector<Participant>& who) {
  return std::any_of(who.begin(), who.end(), [](const Participant& p) { return p.known; });
}

bool IsWord(Upos u) {
  return u == Upos::kNoun || u == Upos::kPropn || u == Upos::kVerb || u == Upos::kAdj;
}

}  // namespace

ScoreFeatures::ScoreFeatures(const Document& document, const Quotations& quotations,
                             const Topics& topics)
    : quotations_(quotations), topics_(topics) {
  if (document.Get<SegmentLayer>().sentences.size() < kShortReport) {
    report_ = {"short"};
    return;
  }
  const auto& syntax = document.Get<SyntaxLayer>();
  TopicCounts counts{};
  size_t words = 0;
  for (uint32_t w = 0; w < syntax.words.size(); ++w) {
    if (!IsWord(syntax.words[w].upos)) continue;
    ++words;
    Count(topics.Of(syntax.lemma(WordId(w))), counts);
  }
  for (size_t t = 0; t < kTopicCount; ++t)
    report_.push_back(fmt::format("{}:{}", kTopicNames[t], Share(counts[t], words)));
  std::set<std::string_view> countries;
  size_t states = 0, armed = 0, plain = 0;
  for (const Entity& e : document.Get<CorefLayer>().entities) {
    if (!e.actor || e.actor->empty()) continue;
    if (!e.actor->country.empty()) countries.insert(e.actor->country);
    const auto& sectors = e.actor->sectors;
    auto has = [&](Sector s) {
      return std::find(sectors.begin(), sectors.end(), s) != sectors.end();
    };
    armed += has(Sector::kReb) || has(Sector::kMil);
    states += has(Sector::kGov);
    plain += has(Sector::kCvl) || has(Sector::kCrm) || has(Sector::kBus);
  }
  report_.push_back(fmt::format("countries:{}", Few(countries.size())));
  report_.push_back(fmt::format("armed:{}", Few(armed)));
  report_.push_back(fmt::format("governments:{}", Few(states)));
  report_.push_back(fmt::format("public:{}", states + armed > plain         ? "most"
                                             : 2 * (states + armed) > plain ? "half"
                                                                            : "few"));
}

void ScoreFeatures::Predicate(const Tree& tree, const Event& event, const Frame& frame,
                              model::FeatureSink& sink) const {
  const WordId w = event.trigger_head;
  std::string_view type = Name(event.type);
  sink.Add("type", type);
  sink.Add("act", fmt::format("{}/{}", type, event.mode));
  sink.Add("code", event.cameo);
  sink.Add("frame", frame.id);
  sink.Add("predicate", tree.lemma(w));
  sink.Add("part", std::string_view(&frame.part, 1));
  if (frame.weak) sink.Add("weak", {});
  if (frame.semi) sink.Add("semi", {});
  if (frame.echo) sink.Add("echo", {});
  if (frame.mutual) sink.Add("mutual", {});
  if (frame.embed) sink.Add("embed", {});
  sink.Add("rules", Few(event.rules.size()));
  sink.Add("status", Name(event.status));
  sink.Add("arc", fmt::format("{}|{}", frame.part, Name(tree[w].relation)));
  if (frame.part == 'v') {
    sink.Add("form", fmt::format("{}|{}", tree[w].features.Get(Feature::kVerbForm),
                                 tree[w].features.Get(Feature::kTense)));
  } else if (auto det = tree.Child(w, {Relation::kDet, Relation::kNmodPoss})) {
    sink.Add("determiner", tree.lemma(*det));
  } else {
    sink.Add("determiner", "");
  }
  const WordId above = tree[w].head;
  if (above != w) sink.Add("above", tree.lemma(above));
  for (WordId c : tree.children(w)) {
    const Relation r = tree[c].relation;
    if (r == Relation::kAux || r == Relation::kAuxPass) sink.Add("aux", tree.lemma(c));
    if (r == Relation::kMark || r == Relation::kAdvmod) sink.Add("with", tree.lemma(c));
    if (r == Relation::kObj) sink.Add("object", tree.lemma(c));
    if (r == Relation::kAmod || r == Relation::kCompound) sink.Add("before", tree.lemma(c));
  }
}

void ScoreFeatures::Sides(const Tree& tree, const Event& event, model::FeatureSink& sink) const {
  std::string_view type = Name(event.type), source = KindOf(event.source),
                   target = KindOf(event.target);
  sink.Add("source", source);
  sink.Add("target", target);
  sink.Add("sides", fmt::format("{}|{}", source, target));
  sink.Add("source-type", fmt::format("{}|{}", type, source));
  sink.Add("target-type", fmt::format("{}|{}", type, target));
  if (AnyKnown(event.source)) sink.Add("known", "source");
  if (AnyKnown(event.target)) sink.Add("known", "target");
  std::string_view a = CountryOf(event.source), b = CountryOf(event.target);
  sink.Add("countries", a.empty() && b.empty()   ? "none"
                        : a.empty() || b.empty() ? "one"
                        : a == b                 ? "same"
                                                 : "two");
  auto head = [&](std::string_view feature, const std::vector<Participant>& who) {
    if (!who.empty() && tree.words().Contains(who.front().head))
      sink.Add(feature, tree.lemma(who.front().head));
  };
  head("source-word", event.source);
  head("target-word", event.target);
}

void ScoreFeatures::Surroundings(const Tree& tree, const Event& event,
                                 model::FeatureSink& sink) const {
  TopicCounts counts{};
  for (WordId w = tree.words().begin; w < tree.words().end; ++w) {
    if (IsWord(tree[w].upos) && w != event.trigger_head) Count(topics_.Of(tree.lemma(w)), counts);
  }
  for (size_t t = 0; t < kTopicCount; ++t)
    sink.Add("sentence", fmt::format("{}:{}", kTopicNames[t], Few(counts[t])));
  const uint32_t n = tree.words().size();
  sink.Add("length", n < 10 ? "short" : n < 25 ? "middle" : n < 45 ? "long" : "very long");
  const uint32_t s = tree.sentence().value;
  sink.Add("position", s == 0 ? "first" : s < 3 ? "lead" : s < 10 ? "early" : "late");
  sink.Add("place", event.place ? "named" : event.place_from_dateline ? "dateline" : "none");
  if (event.attribution) {
    const auto& speaker = event.attribution->speaker;
    sink.Add("speaker", speaker ? KindOf({*speaker}) : "anonymous");
  }
  const Quote* quote = quotations_.Innermost(event.trigger);
  if (quote != nullptr && quote->direct) sink.Add("quoted", {});
}

void ScoreFeatures::Report(const Event& event, model::FeatureSink& sink) const {
  for (const std::string& fact : report_) {
    sink.Add("report", fact);
    sink.Add("report-type", fmt::format("{}|{}", Name(event.type), fact));
  }
}

void ScoreFeatures::Of(const Tree& tree, const Event& event, const Frame& frame,
                       model::FeatureSink& sink) const {
  sink.Add("bias", {});
  Predicate(tree, event, frame, sink);
  Sides(tree, event, sink);
  Surroundings(tree, event, sink);
  Report(event, sink);
}

Result<Scorer> Scorer::Load(const resources::Share& share) {
  auto topics = LoadTopics(share);
  if (!topics) return topics.error();
  auto text = share.Read(kTable);
  if (!text) return text.error();
  auto table = model::LinearTable::Read(kTable, *text);
  if (!table) return table.error();
  return Scorer(std::move(*table), std::move(*topics));
}

double Scorer::Probability(const ScoreFeatures& features, const Tree& tree, const Event& event,
                           const Frame& frame) const {
  model::WeightSum sum(table_);
  features.Of(tree, event, frame, sum);
  return 1 / (1 + std::exp(-static_cast<double>(sum.total)));
}

}  // namespace khaldun::event
