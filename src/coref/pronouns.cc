#include "coref/pronouns.h"

#include <algorithm>
#include <cmath>

namespace khaldun::coref {
namespace {

constexpr uint32_t kSentencesBack = 3;
constexpr size_t kMostCandidates = 60;

// Positions in PronounFeatures.
enum Feature_ : size_t {
  kSameSentence,
  kOneBack,
  kTwoBack,
  kThreeBack,
  kRank,
  kNearest,
  kSubject,
  kObject,
  kOblique,
  kPossessor,
  kModifier,
  kRootSubject,
  kOtherRole,
  kSameRole,
  kBothSubjects,
  kPossessiveOfClauseSubject,
  kSameClause,
  kIsSamePronoun,
  kIsOtherPronoun,
  kIsName,
  kIsNominal,
  kIsGhost,
  kDefinite,
  kIndefinite,
  kPossessed,
  kBare,
  kPerson,
  kOrganization,
  kGroup,
  kPlace,
  kOther,
  kGenderAgrees,
  kGenderOpen,
  kPlural,
  kCoordinated,
  kNamedCluster,
  kSpokenOf,
  kSpokenOfLastSentence,
  kNewCluster,
  kFirstOfSentence,
  kEmbedded,
  kSameParagraph,
  kGhostProper,
  kGhostPlural,
  kSubjectOneBack,
  kDistanceWords,
  kCount,
};
static_assert(kCount == kPronounFeatures);

bool IsPhraseHead(const WordSyntax& word) {
  bool nominal = word.upos == Upos::kNoun || word.upos == Upos::kPropn || word.upos == Upos::kPron;
  if (!nominal || word.relation == Relation::kNmodDesc) return false;
  switch (Base(word.relation)) {
    case Relation::kCompound:
    case Relation::kFlat:
    case Relation::kFixed:
    case Relation::kGoeswith:
    case Relation::kCase:
    case Relation::kMark:
    case Relation::kDet:
    case Relation::kExpl:
    case Relation::kNummod:
      return false;
    default:
      return true;
  }
}

bool IsSubject(Relation r) { return Base(r) == Relation::kNsubj; }

}  // namespace

PronounResolver::PronounResolver(const Document& document, const std::vector<Facts>& facts,
                                 const Clusters& clusters)
    : segment_(document.Get<SegmentLayer>()),
      syntax_(document.Get<SyntaxLayer>()),
      mentions_(document.Get<EntityLayer>().mentions),
      facts_(facts),
      clusters_(clusters) {
  std::vector<int32_t> mention_at(segment_.words.size(), -1);
  for (size_t m = mentions_.size(); m-- > 0;) {
    int32_t& slot = mention_at[mentions_[m].head.value];
    if (slot < 0 || mentions_[static_cast<size_t>(slot)].words.size() <= mentions_[m].words.size())
      slot = static_cast<int32_t>(m);
  }
  coordinated_.assign(segment_.words.size(), 0);
  for (size_t s = 0; s < segment_.sentences.size(); ++s) {
    phrase_from_.push_back(static_cast<uint32_t>(phrases_.size()));
    WordRange words = segment_.sentences[s].words;
    for (WordId w = words.begin; w < words.end; ++w) {
      const WordSyntax& word = syntax_.word(w);
      if (Base(word.relation) == Relation::kConj) coordinated_[word.head.value] = 1;
      int32_t mention = mention_at[w.value];
      bool relative = word.features.Has(Feature::kPronType, "Rel") ||
                      word.features.Has(Feature::kPronType, "Int");
      if (mention >= 0 || (syntax_.parsed[s] && IsPhraseHead(word) && !relative))
        phrases_.push_back({w, mention});
    }
  }
  phrase_from_.push_back(static_cast<uint32_t>(phrases_.size()));
}

size_t PronounResolver::ModelOf(PronounClass pronoun) {
  switch (pronoun) {
    case PronounClass::kHe:
    case PronounClass::kShe:
      return 0;
    case PronounClass::kIt:
      return 1;
    case PronounClass::kThey:
      return 2;
    default:
      return kPronounModels;
  }
}

std::vector<Candidate> PronounResolver::CandidatesFor(uint32_t mention) const {
  std::vector<Candidate> found;
  uint32_t sentence = facts_[mention].sentence;
  uint32_t from = phrase_from_[sentence < kSentencesBack ? 0 : sentence - kSentencesBack];
  WordId head = facts_[mention].head;
  for (uint32_t i = phrase_from_[sentence + 1]; i > from && found.size() < kMostCandidates;) {
    --i;
    if (phrases_[i].head < head && Fits(mention, phrases_[i])) found.push_back(phrases_[i]);
  }
  return found;
}

Number PronounResolver::NumberOf(const Candidate& c) const {
  if (coordinated_[c.head.value]) return Number::kPlural;
  if (c.mention >= 0) return facts_[static_cast<size_t>(c.mention)].number;
  return syntax_.word(c.head).features.Has(Feature::kNumber, "Plur") ? Number::kPlural
                                                                     : Number::kSingular;
}

// What can never be: another gender or person, the pronoun's own phrase, the subject of a clause
// whose object the pronoun is.
bool PronounResolver::Fits(uint32_t mention, const Candidate& c) const {
  const Facts& f = facts_[mention];
  PronounClass own = f.pronoun;
  if (c.mention >= 0 && mentions_[static_cast<size_t>(c.mention)].words.Contains(f.head))
    return false;
  if (syntax_.word(f.head).head == c.head && Base(syntax_.word(f.head).relation) == Relation::kNmod)
    return false;
  if (syntax_.word(f.head).upos == Upos::kPron && syntax_.word(c.head).upos == Upos::kPron &&
      c.mention < 0)
    return false;
  bool reflexive = syntax_.word(f.head).features.Has(Feature::kReflex, "Yes");
  bool possessive = syntax_.word(f.head).features.Has(Feature::kPoss, "Yes");
  if (!reflexive && !possessive && SameClause(c.head, f.head) &&
      syntax_.word(c.head).head == syntax_.word(f.head).head)
    return false;
  EntityKind kind = EntityKind::kOther;
  Gender gender = Gender::kUnknown;
  if (c.mention >= 0) {
    const Facts& o = facts_[static_cast<size_t>(c.mention)];
    if (o.pronoun != PronounClass::kNone && o.pronoun != own) return false;
    kind = mentions_[static_cast<size_t>(c.mention)].entity_kind;
    gender = o.gender;
    if (clusters_.Has(static_cast<uint32_t>(c.mention))) {
      const Cluster& cluster = clusters_[clusters_.Of(static_cast<uint32_t>(c.mention))];
      if (gender == Gender::kUnknown) gender = cluster.gender;
      if (kind == EntityKind::kOther) kind = cluster.kind;
    }
    if (o.pronoun != PronounClass::kNone) return true;
  }
  Number number = NumberOf(c);
  switch (own) {
    case PronounClass::kHe:
    case PronounClass::kShe: {
      Gender wanted = own == PronounClass::kHe ? Gender::kMale : Gender::kFemale;
      if (gender != Gender::kUnknown && gender != wanted) return false;
      bool may_be = kind == EntityKind::kPerson || (kind == EntityKind::kOther && c.mention >= 0);
      return may_be && (number == Number::kSingular || coordinated_[c.head.value] == 1);
    }
    case PronounClass::kIt:
      return kind != EntityKind::kPerson && number == Number::kSingular;
    default:
      return true;
  }
}

bool PronounResolver::SameClause(WordId a, WordId b) const {
  auto verb = [&](WordId w) {
    for (int i = 0; i < 20 && syntax_.word(w).head != w; ++i) {
      w = syntax_.word(w).head;
      if (syntax_.word(w).upos == Upos::kVerb || syntax_.word(w).upos == Upos::kAux) break;
    }
    return w;
  };
  return verb(a) == verb(b);
}

PronounFeatures PronounResolver::FeaturesOf(uint32_t mention, const Candidate& c,
                                            size_t rank) const {
  PronounFeatures x{};
  auto set = [&](Feature_ feature, bool on) { x[feature] = on ? 1.0f : 0.0f; };
  const Facts& f = facts_[mention];
  uint32_t sentence = c.mention >= 0 ? facts_[static_cast<size_t>(c.mention)].sentence
                                     : segment_.SentenceOf(c.head).value;
  uint32_t back = f.sentence - sentence;
  x[kSameSentence + std::min<uint32_t>(back, 3)] = 1;
  x[kRank] = std::log1p(static_cast<float>(rank));
  set(kNearest, rank == 0);
  x[kDistanceWords] = std::log1p(static_cast<float>(f.head.value - c.head.value)) / 4;

  const WordSyntax& word = syntax_.word(c.head);
  const WordSyntax& own = syntax_.word(f.head);
  Relation role = word.relation;
  switch (Base(role)) {
    case Relation::kNsubj:
      set(kSubject, true);
      break;
    case Relation::kObj:
    case Relation::kIobj:
      set(kObject, true);
      break;
    case Relation::kObl:
      set(kOblique, true);
      break;
    case Relation::kNmod:
      set(role == Relation::kNmodPoss ? kPossessor : kModifier, true);
      break;
    default:
      set(kOtherRole, true);
      break;
  }
  bool root_subject = IsSubject(role) && syntax_.word(word.head).relation == Relation::kRoot;
  set(kRootSubject, root_subject);
  set(kSubjectOneBack, IsSubject(role) && back == 1);
  set(kSameRole, Base(role) == Base(own.relation));
  set(kBothSubjects, IsSubject(role) && IsSubject(own.relation));
  bool same_clause = back == 0 && SameClause(c.head, f.head);
  set(kSameClause, same_clause);
  set(kPossessiveOfClauseSubject,
      same_clause && IsSubject(role) && own.relation == Relation::kNmodPoss);
  set(kEmbedded, Base(role) == Relation::kNmod && syntax_.word(word.head).upos != Upos::kVerb);
  set(kSameParagraph,
      segment_.sentences[sentence].paragraph == segment_.sentences[f.sentence].paragraph);
  auto first = std::lower_bound(phrases_.begin() + phrase_from_[sentence],
                                phrases_.begin() + phrase_from_[sentence + 1], c.head,
                                [](const Candidate& p, WordId w) { return p.head < w; });
  set(kFirstOfSentence, first == phrases_.begin() + phrase_from_[sentence]);
  set(kPlural, NumberOf(c) == Number::kPlural);
  set(kCoordinated, coordinated_[c.head.value] == 1);

  if (c.mention < 0) {
    set(kIsGhost, true);
    set(kGhostProper, word.upos == Upos::kPropn);
    set(kGhostPlural, NumberOf(c) == Number::kPlural);
    set(kOther, true);
    set(kGenderOpen, true);
    return x;
  }
  auto m = static_cast<uint32_t>(c.mention);
  const Facts& o = facts_[m];
  set(kIsSamePronoun, o.pronoun == f.pronoun);
  set(kIsOtherPronoun, o.pronoun != PronounClass::kNone && o.pronoun != f.pronoun);
  set(kIsName, mentions_[m].kind == MentionKind::kName);
  set(kIsNominal, mentions_[m].kind == MentionKind::kNominal);
  set(kDefinite, o.article == Article::kDefinite || o.article == Article::kDemonstrative);
  set(kIndefinite, o.article == Article::kIndefinite);
  set(kPossessed, o.article == Article::kPossessive);
  set(kBare, o.article == Article::kNone && mentions_[m].kind == MentionKind::kNominal);
  EntityKind kind = mentions_[m].entity_kind;
  Gender gender = o.gender;
  if (clusters_.Has(m)) {
    const Cluster& cluster = clusters_[clusters_.Of(m)];
    kind = cluster.kind;
    if (gender == Gender::kUnknown) gender = cluster.gender;
    set(kNamedCluster, cluster.named);
    x[kSpokenOf] = std::log1p(static_cast<float>(cluster.seen));
    set(kSpokenOfLastSentence, cluster.seen > 0 && cluster.last_sentence + 1 >= f.sentence);
    set(kNewCluster, cluster.seen <= 1);
  }
  x[kPerson + static_cast<size_t>(kind == EntityKind::kPerson         ? 0
                                  : kind == EntityKind::kOrganization ? 1
                                  : kind == EntityKind::kGroup        ? 2
                                  : kind == EntityKind::kPlace        ? 3
                                                                      : 4)] = 1;
  set(kGenderAgrees, gender != Gender::kUnknown);
  set(kGenderOpen, gender == Gender::kUnknown);
  return x;
}

std::optional<Candidate> PronounResolver::Resolve(uint32_t mention) const {
  size_t model = ModelOf(facts_[mention].pronoun);
  if (model == kPronounModels) return std::nullopt;
  std::vector<Candidate> candidates = CandidatesFor(mention);
  std::optional<Candidate> best;
  float most = 0;
  for (size_t i = 0; i < candidates.size(); ++i) {
    PronounFeatures x = FeaturesOf(mention, candidates[i], i);
    float score = 0;
    for (size_t k = 0; k < kPronounFeatures; ++k) score += x[k] * kPronounWeights[model][k];
    if (!best || score > most) {
      best = candidates[i];
      most = score;
    }
  }
  return best;
}

}  // namespace khaldun::coref
