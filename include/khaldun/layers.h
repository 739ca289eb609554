// What each stage adds to a Document. Every Span is of Document::text(); every id is a position in
// the vector that ids.h names. `Describe` lists the fields for the canonical dump (core/dump.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khaldun/date.h"
#include "khaldun/grammar.h"
#include "khaldun/ids.h"
#include "khaldun/span.h"

namespace khaldun {

// A half-open range of words of one sentence.
struct WordRange {
  WordId begin;
  WordId end;

  uint32_t size() const { return end.value - begin.value; }
  bool Contains(WordId w) const { return begin <= w && w < end; }
  bool Contains(WordRange o) const { return begin <= o.begin && o.end <= end; }
  bool operator==(const WordRange&) const = default;
  template <class A>
  void Describe(A& a) {
    a("begin", begin);
    a("end", end);
  }
};

// ---- text: written by clean ---------------------------------------------------------------------

// What clean took out of the text or read as metadata.
enum class RemovedKind : uint8_t {
  kAdMarker,
  kDateline,
  kAgencyTag,
  kSourceLine,
  kByline,
  kCaption,
  kReadMore,
  kShare,
  kNewsletter,
  kCopyright,
  kBoilerplate,
  kControl,
};

// What is wrong with a stretch of text that stays in it.
enum class DamageKind : uint8_t {
  kFragment,        // a stray piece of a sentence: "issued."
  kDoubled,         // a sentence or phrase that stands twice
  kBroken,          // a sentence that breaks off or lacks its beginning
  kSelfDefinition,  // a thing defined by itself: "president of the GNA, which is affiliated with
                    // the GNA"
  kEncoding,        // bytes that were no text in the input's encoding
};

struct Removed {
  RemovedKind kind{};
  std::string text;          // as it stood in the input
  uint32_t input_begin = 0;  // code point of the input
  template <class A>
  void Describe(A& a) {
    a("kind", kind);
    a("text", text);
    a("input_begin", input_begin);
  }
};

struct Damage {
  DamageKind kind{};
  Span span;
  std::string why;  // for people, one clause
  template <class A>
  void Describe(A& a) {
    a("kind", kind);
    a("span", span);
    a("why", why);
  }
};

// "ANKARA, Dec 26 (Reuters) -": kept as metadata, not as text.
struct Dateline {
  std::string place;                  // as written: "ANKARA"
  std::optional<std::string> date;    // as written: "Dec 26"
  std::optional<std::string> agency;  // as written: "Reuters"
  template <class A>
  void Describe(A& a) {
    a("place", place);
    a("date", date);
    a("agency", agency);
  }
};

struct TextLayer {
  std::vector<Removed> removed;  // by input_begin
  std::vector<Damage> damage;    // by span
  std::optional<Dateline> dateline;
  std::optional<std::string> byline;
  template <class A>
  void Describe(A& a) {
    a("removed", removed);
    a("damage", damage);
    a("dateline", dateline);
    a("byline", byline);
  }
};

// ---- segment
// --------------------------------------------------------------------------------------

// One syntactic word of UD English. "don't" is two words of one token: "do", and "n't" with
// `joined` set.
struct Word {
  Span span;
  bool joined = false;  // inside the multiword token that an earlier word begins
  template <class A>
  void Describe(A& a) {
    a("span", span);
    a("joined", joined);
  }
};

struct Sentence {
  Span span;               // from the first word's begin to the last word's end
  WordRange words;         // never empty
  uint32_t paragraph = 0;  // counts from 0
  template <class A>
  void Describe(A& a) {
    a("span", span);
    a("words", words);
    a("paragraph", paragraph);
  }
};

struct SegmentLayer {
  std::vector<Word> words;          // by span, no overlap
  std::vector<Sentence> sentences;  // in order, together holding every word once

  const Word& word(WordId w) const { return words[w.value]; }
  const Sentence& sentence(SentenceId s) const { return sentences[s.value]; }
  // The sentence that holds the word; logarithmic.
  SentenceId SentenceOf(WordId w) const;
  // The words whose spans lie in `span`; empty range where there is none; logarithmic.
  WordRange WordsIn(Span span) const;
  Span SpanOf(WordRange range) const {
    return {words[range.begin.value].span.begin, words[range.end.value - 1].span.end};
  }
  template <class A>
  void Describe(A& a) {
    a("words", words);
    a("sentences", sentences);
  }
};

// ---- syntax
// ---------------------------------------------------------------------------------------

// How likely a word is to be part of a name, from what the parser has learnt of words and
// sentences: natural logarithms of the odds against standing outside every name, in sixteenths,
// that it begins a person's name, goes on with one, and so for organisations and places. All zero:
// nothing is known.
using NameOdds = std::array<int8_t, 6>;

struct WordSyntax {
  Upos upos = Upos::kX;
  Relation relation = Relation::kRoot;
  WordId head;  // the sentence's root is its own head, with relation root
  Features features;
  Span lemma;  // of SyntaxLayer::lemma_pool
  NameOdds name_odds{};
  template <class A>
  void Describe(A& a) {
    a("upos", upos);
    a("relation", relation);
    a("head", head);
    a("features", features);
    a("lemma", lemma);
    a("name_odds", name_odds);
  }
};

struct SyntaxLayer {
  std::vector<WordSyntax> words;  // one for each word of the segment layer
  std::string lemma_pool;
  // By sentence: false where the arcs were not wanted and every word is its own head.
  std::vector<bool> parsed;

  const WordSyntax& word(WordId w) const { return words[w.value]; }
  std::string_view lemma(WordId w) const { return words[w.value].lemma.In(lemma_pool); }
  template <class A>
  void Describe(A& a) {
    a("words", words);
    a("lemma_pool", lemma_pool);
    a("parsed", parsed);
  }
};

// ---- entity, coref
// --------------------------------------------------------------------------------

// PLOVER sectors (design/formats.md, 1.7). kUnk is PLOVER's own "UNK", for an actor whose sector
// the text leaves open; absence is an empty list.
enum class Sector : uint8_t {
  kGov,
  kMil,
  kReb,
  kOpp,
  kPty,
  kCop,
  kJud,
  kLeg,
  kSpy,
  kPrm,
  kCvl,
  kBus,
  kLab,
  kJrn,
  kMed,
  kEdu,
  kRel,
  kCrm,
  kRef,
  kEli,
  kUaf,
  kAgr,
  kPre,
  kSoc,
  kUnk,
};

struct ActorCode {
  // ISO 3166 alpha-3, or IGO, NGO, MNC, IMG, ISM, UNO, EUR, KOS where no country fits; empty where
  // nothing is known.
  std::string country;
  std::vector<Sector> sectors;  // the primary one first

  bool empty() const { return country.empty() && sectors.empty(); }
  std::string Format() const;  // "TURGOVMIL"
  bool operator==(const ActorCode&) const = default;
  template <class A>
  void Describe(A& a) {
    a("country", country);
    a("sectors", sectors);
  }
};

enum class MentionKind : uint8_t { kName, kNominal, kPronoun };
enum class EntityKind : uint8_t { kPerson, kOrganization, kPlace, kGroup, kOther };

// Words that stand for somebody or something that can act or be acted upon.
struct Mention {
  WordRange words;  // the whole phrase without determiner-less trimming: "Turkish Defense Minister
                    // Hulusi Akar"
  Span span;        // of these words
  WordId head;      // the phrase's syntactic head
  MentionKind kind{};
  EntityKind entity_kind{};
  std::string name;  // the name itself: "Hulusi Akar", a lexicon's canonical name, or the phrase
  std::optional<WordRange> name_words;  // where a name: the words of the name proper, "Hulusi Akar"
  std::optional<ActorCode> actor;  // from the lexicon, the role words and the country words here
  bool known = false;              // the name stands in the lexicon
  template <class A>
  void Describe(A& a) {
    a("words", words);
    a("span", span);
    a("head", head);
    a("kind", kind);
    a("entity_kind", entity_kind);
    a("name", name);
    a("name_words", name_words);
    a("actor", actor);
    a("known", known);
  }
};

struct EntityLayer {
  std::vector<Mention> mentions;  // by span.begin, the longer first; they may nest
  const Mention& mention(MentionId m) const { return mentions[m.value]; }
  template <class A>
  void Describe(A& a) {
    a("mentions", mentions);
  }
};

// One person, organisation, place or group of the document.
struct Entity {
  std::string name;  // the fullest name of its mentions
  EntityKind kind{};
  std::optional<ActorCode> actor;  // the union of what its mentions say
  bool known = false;
  std::vector<MentionId> mentions;  // in order, never empty
  template <class A>
  void Describe(A& a) {
    a("name", name);
    a("kind", kind);
    a("actor", actor);
    a("known", known);
    a("mentions", mentions);
  }
};

struct CorefLayer {
  std::vector<Entity> entities;     // by first mention
  std::vector<EntityId> entity_of;  // by MentionId: every mention has an entity
  const Entity& entity(EntityId e) const { return entities[e.value]; }
  template <class A>
  void Describe(A& a) {
    a("entities", entities);
    a("entity_of", entity_of);
  }
};

// ---- quote
// ----------------------------------------------------------------------------------------

// What somebody says, in quotation marks or in a clause: "X said (that) …", "according to X".
struct Quote {
  Span span;  // the words said, without the marks
  bool direct = false;
  std::optional<MentionId> speaker;  // absent where the text does not tell or it is anonymous
  std::optional<Span> cue;           // "said", "according to"
  template <class A>
  void Describe(A& a) {
    a("span", span);
    a("direct", direct);
    a("speaker", speaker);
    a("cue", cue);
  }
};

struct QuoteLayer {
  std::vector<Quote> quotes;  // by span; they may nest
  template <class A>
  void Describe(A& a) {
    a("quotes", quotes);
  }
};

// ---- geo
// ------------------------------------------------------------------------------------------

enum class PlacePrecision : uint8_t { kCountry, kRegion, kDistrict, kCity, kSite };

struct Place {
  Span span;
  // Absent where the words are a toponym that the gazetteer does not hold.
  std::optional<uint32_t> geonames;
  std::string name;                // the gazetteer's, else the words
  std::string country;             // ISO 3166 alpha-3, empty where unknown
  std::string admin1;              // name, empty where unknown
  std::optional<double> lat, lon;  // degrees, WGS 84
  PlacePrecision precision{};
  double confidence = 0;  // 0 to 1
  bool metonym = false;   // stands for a government or people here: "Washington rejected"
  template <class A>
  void Describe(A& a) {
    a("span", span);
    a("geonames", geonames);
    a("name", name);
    a("country", country);
    a("admin1", admin1);
    a("lat", lat);
    a("lon", lon);
    a("precision", precision);
    a("confidence", confidence);
    a("metonym", metonym);
  }
};

struct GeoLayer {
  std::vector<Place> places;      // by span, no overlap
  std::optional<Place> dateline;  // its span is empty: the dateline is no text
  template <class A>
  void Describe(A& a) {
    a("places", places);
    a("dateline", dateline);
  }
};

// ---- when
// -----------------------------------------------------------------------------------------

enum class TimexType : uint8_t { kDate, kTime, kDuration, kSet };
enum class DatePrecision : uint8_t {
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kInterval,
  kReported
};

// One TIMEX3 (ISO-TimeML). `value` follows that standard: "2020-12-26", "2020-W52", "2020-10",
// "P3D", "PAST_REF".
struct Time {
  Span span;
  TimexType type{};
  std::string value;
  // The days it stands for; a missing side is open ("since April 2019" has no end). Both missing
  // where it names no calendar time ("three days").
  std::optional<Date> start, end;
  DatePrecision precision{};
  std::string anchor;  // what it was resolved against: "publication", "explicit", "previous"
  template <class A>
  void Describe(A& a) {
    a("span", span);
    a("type", type);
    a("value", value);
    a("start", start);
    a("end", end);
    a("precision", precision);
    a("anchor", anchor);
  }
};

struct WhenLayer {
  std::vector<Time> times;  // by span, no overlap
  template <class A>
  void Describe(A& a) {
    a("times", times);
  }
};

std::string_view Name(RemovedKind);
std::string_view Name(DamageKind);
std::string_view Name(Sector);  // "GOV"
std::string_view Name(MentionKind);
std::string_view Name(EntityKind);
std::string_view Name(PlacePrecision);
std::string_view Name(TimexType);
std::string_view Name(DatePrecision);
std::optional<Sector> SectorFromName(std::string_view);

}  // namespace khaldun
