// The frames of lexicon/events: patterns of lemmas and slots that say an act (lexicon/README.md).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khaldun/event.h"
#include "resources/ontology.h"
#include "resources/share.h"

namespace khaldun::event {

enum class Slot : uint8_t { kSource, kTarget, kParties, kFiller };

// Where a frame looks for one of its arguments.
enum class Position : uint8_t {
  kObject,      // T, T:hostage
  kOblique,     // on T, to table
  kPossessive,  // poss S
  kModifier,    // mod S, mod drone
  kWord,        // a bare lemma: the object's head or another dependent
  kParticle,    // out~
  kInfinitive,  // to-do, to-VERB, for T to-do
  kGerund,      // doing, of doing, VERBing~
  kFinite,      // that, that-T, must-T
};

struct Argument {
  Position position{};
  std::optional<Slot> slot;               // absent where `words` are asked for
  std::vector<std::string> prepositions;  // kOblique, and kGerund with a marker
  std::vector<std::string> words;         // alternatives; empty: any
  std::vector<std::string> modifiers;     // the words that must stand before the noun: "peace" deal
  bool possessive = false, modifier = false;  // noun frames: these places serve as well
  bool obliged = false;                       // kFinite: with must, should, have to or need
  bool optional = false;
};

enum class Kind : uint8_t { kAny, kPerson, kPlace, kArmed, kWeapon, kFacility, kMoney };

struct Frame {
  std::string id;   // file and pattern: "assault: S attack T"
  char part = 'v';  // v, n or a
  std::string trigger;
  std::optional<Slot> lead;
  std::vector<std::string>
      lead_words;  // a subject that is nobody instead of a slot: [bomb] explode
  std::vector<Argument> arguments;
  EventType type{};
  std::string mode, cameo;
  std::vector<std::string> contexts;
  bool mutual = false, weak = false, semi = false, nosource = false, factual = false, plan = false;
  bool embed = false, target_is_place = false, no_event = false, echo = false;
  bool borrowed = false;  // its verb is none of the lexicon's (event/borrow.h)
  std::optional<CountKind> count;
  std::optional<Kind> subject_kind, object_kind;
  // A sentence that this frame codes, or, where it is no event, one that must not be coded; empty
  // where the line gives none. The span is the trigger's word where the line has several triggers.
  std::string example;
  std::optional<Span> example_trigger;
  std::string example_cameo;  // finer than `cameo` where the example's other words make it so
};

// Words that many frames list, under a name: "attack" to "attack|assault|offensive".
using WordClasses = std::map<std::string, std::string, std::less<>>;

// Every frame, found by the lemma of its trigger. Immutable; thread-safe.
class FrameLexicon {
 public:
  // All of lexicon/events/*.tsv and what lies over it; modes and codes must be in the ontology.
  // Resource error naming file, line and column of the broken lines. Statements (CAMEO 01) are no
  // events unless `all_types`. A frame is known by its pattern with one trigger; one of an upper
  // layer comes before ours and takes the place of that of the same pattern.
  static Result<FrameLexicon> Load(const resources::Share& share, bool all_types);

  // Reads names and the words they stand for (lexicon/event_classes.tsv). Frames added later may
  // say "@name" for them.
  Status AddClasses(const resources::Table& table);

  // Reads one table; the stem of a file's name is the prefix of its frames' ids. Modes and codes
  // are checked where `ontology` is given.
  Status Add(const resources::Table& table, const resources::Ontology* ontology = nullptr);
  Status Add(std::string_view name, std::string_view text) {
    return Add(resources::Table(name, text));
  }

  // Reads what the build borrowed from WordNet (event/borrow.h), but for verbs that trigger a frame
  // here or share a form with one that does. Ids begin with "wordnet: ".
  Status AddBorrowed(const resources::Share& share);

  // The frames whose trigger has this lemma, else those whose verb has `form` among its
  // forms (a lemmatiser may make "shel" of "shelled"); empty where there is none. A form that is
  // not a verb's is passed as empty.
  const std::vector<const Frame*>& Find(std::string_view lemma, std::string_view form = {}) const;

  // All of them in the order of the files; a line with several triggers is as many frames.
  const std::vector<std::unique_ptr<Frame>>& frames() const { return frames_; }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  bool all_types_ = false;
  WordClasses classes_;
  std::vector<std::unique_ptr<Frame>> frames_;
  std::unordered_map<std::string, std::vector<const Frame*>, Hash, std::equal_to<>> by_lemma_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> lemma_of_form_;  // verbs

  void Insert(Frame frame);
};

}  // namespace khaldun::event
