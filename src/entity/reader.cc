#include "entity/reader.h"

#include <algorithm>
#include <unordered_set>

#include "entity/sectors.h"

namespace khaldun::entity {
namespace {

// Deeper chains of "of" say nothing about an actor, and recursion must end.
constexpr int kMaxDepth = 24;

class Reader {
 public:
  Reader(const Words& words, const NameLexicon& lexicon, const RoleHits& roles, const Names& names,
         Phrases& phrases)
      : words_(words),
        lexicon_(lexicon),
        roles_(roles),
        names_(names),
        phrases_(phrases),
        published_(words.document().story().published),
        readings_(phrases.all.size()),
        done_(phrases.all.size()) {
    for (int32_t country : names.country) {
      if (country >= 0)
        countries_here_.insert(lexicon.countries().all()[static_cast<size_t>(country)].alpha3);
    }
  }

  std::vector<Reading> Run() {
    for (size_t i = 0; i < phrases_.all.size(); ++i) Read(static_cast<int32_t>(i), 0);
    for (size_t i = 0; i < phrases_.all.size(); ++i) Rename(i);
    return std::move(readings_);
  }

 private:
  const Reading* Read(int32_t i, int depth) {
    if (i < 0 || depth > kMaxDepth) return nullptr;
    auto at = static_cast<size_t>(i);
    if (!done_[at]) {
      done_[at] = true;
      Reading reading = ReadAnew(phrases_.all[at], depth);
      readings_[at] = std::move(reading);
    }
    return &readings_[at];
  }

  Reading ReadAnew(Phrase& phrase, int depth) {
    if (words_.upos(phrase.head) == Upos::kPron) return ReadPronoun(phrase);
    if (const NameSpan* name = MainName(phrase)) return ReadName(phrase, *name, depth);
    if (names_.country[phrase.head.value] >= 0) return ReadDemonym(phrase);
    const RoleHit* role = roles_.At(phrase.head);
    bool part = role != nullptr ? roles_.role(*role).kind == RoleKind::kPart
                                : words_.upos(phrase.head) == Upos::kNum;
    if (part) return ReadPart(phrase, role, depth);
    if (role != nullptr && roles_.role(*role).kind != RoleKind::kModifier)
      return ReadRole(phrase, role, depth);
    return {};
  }

  // ---- pronouns

  Reading ReadPronoun(const Phrase& phrase) const {
    Reading r;
    r.kind = MentionKind::kPronoun;
    const Features& f = words_.syntax().word(phrase.head).features;
    if (!f.Has(Feature::kPronType, "Prs") || words_.base(phrase.head) == Relation::kExpl) return r;
    r.mention = true;
    bool neuter = f.Has(Feature::kGender, "Neut");
    bool gendered = f.Has(Feature::kGender, "Masc") || f.Has(Feature::kGender, "Fem");
    bool plural = f.Has(Feature::kNumber, "Plur");
    r.entity_kind = neuter                ? EntityKind::kOther
                    : plural && !gendered ? EntityKind::kGroup
                                          : EntityKind::kPerson;
    return r;
  }

  // ---- names

  // The name that the phrase is built around: at its head, or behind a title that is the head.
  const NameSpan* MainName(Phrase& phrase) const {
    const NameSpan* at_head = names_.At(phrase.head);
    if (at_head != nullptr && at_head->kind != EntityKind::kPlace) return at_head;
    // "Turkish Defense Minister Hulusi Akar" with "Turkish" as head: a run of names and titles; of
    // "Aleppo Mayor Brita Hagi Hasan" the same.
    if (phrase.core_end > Next(phrase.head)) {
      const NameSpan* last = names_.At(Previous(phrase.core_end));
      bool ends = last != nullptr && last->words.end == phrase.core_end;
      if (ends && last->kind == EntityKind::kPerson && last->words.begin > phrase.head &&
          (at_head == nullptr || HasTitle(last->words.begin))) {
        return last;
      }
    }
    if (at_head != nullptr) return at_head;
    const RoleHit* role = roles_.At(phrase.head);
    if (role == nullptr || roles_.role(*role).kind != RoleKind::kPerson) return nullptr;
    WordId after = std::max(Next(phrase.head), role->words.end);
    if (after.value >= words_.segment().words.size()) return nullptr;
    const NameSpan* name = names_.At(after);
    if (name == nullptr || name->words.begin != after || name->kind != EntityKind::kPerson)
      return nullptr;
    bool same_sentence =
        words_.segment().SentenceOf(after) == words_.segment().SentenceOf(phrase.head);
    if (!same_sentence || words_.plural(phrase.head)) return nullptr;
    phrase.words.end = std::max(phrase.words.end, name->words.end);
    phrase.core_end = std::max(phrase.core_end, name->words.end);
    return name;
  }

  bool HasTitle(WordId name) const {
    const RoleHit* hit = roles_.At(Previous(name));
    return hit != nullptr && hit->words.end == name && roles_.role(*hit).kind == RoleKind::kPerson;
  }

  Reading ReadName(Phrase& phrase, const NameSpan& name, int depth) {
    Reading r;
    r.mention = true;
    r.kind = MentionKind::kName;
    r.entity_kind = name.kind;
    r.name = &name;
    if (name.kind == EntityKind::kPerson) TakeTitle(phrase, name);
    WordRange before{phrase.modifiers_begin, std::max(phrase.modifiers_begin, name.words.begin)};
    if (name.kind == EntityKind::kPerson) {
      if (before.size() > 0) r.role = NearestRole(before);
      if (r.role == nullptr && phrase.head < name.words.begin) r.role = roles_.At(phrase.head);
    } else if (!name.entry) {
      r.role = BodyAt(roles_.NameEndAt(Previous(name.words.end)));
      if (r.role == nullptr) r.role = BodyAt(roles_.At(phrase.head));
      bool bare = r.role != nullptr && name.words.size() == 1;
      if (bare && roles_.role(*r.role).kind == RoleKind::kFacility) r.role = nullptr;
    }
    if (name.kind == EntityKind::kPlace && !name.entry) {
      // A town lies in a country; it is nobody's government.
      r.actor.country = CountryOfPlace(name.words);
      if (r.actor.country.empty()) r.actor.country = CountryWithin(before);
      if (r.actor.country.empty() && name.words.size() > 1)
        r.actor.country = CountryWithin(name.words);  // "the Syrian Golan Heights"
      return r;
    }
    if (name.entry && IsOfAnotherState(phrase, name, before, depth)) {
      r.role = BodyAt(roles_.NameEndAt(Previous(name.words.end)));
    } else if (name.entry) {
      r.known = true;
      r.actor = CodeOf(lexicon_, lexicon_.entry(*name.entry), published_);
      if (name.kind == EntityKind::kPerson) TakeOffice(phrase, before, r, depth);
      // "the Liberian Red Cross": a national society.
      if (r.actor.country == "NGO" && name.kind == EntityKind::kOrganization) {
        if (std::string national = CountryWithin(before); !national.empty())
          r.actor.country = std::move(national);
      }
      if (!r.actor.sectors.empty() || name.kind != EntityKind::kPerson) return r;
    }
    // Only a title, an organisation's own noun or a country word makes an unknown name an actor.
    Compose(phrase, before, r, depth);
    if (r.actor.country.empty() && name.kind == EntityKind::kOrganization) {
      r.actor.country = CountryWithin(name.words);
      if (r.actor.country.empty() && r.role != nullptr) r.actor.country = PlaceWithin(name.words);
    }
    return r;
  }

  // "Peru's Congress" is not the Congress that the lexicon means: a body's common noun under the
  // name of another state.
  bool IsOfAnotherState(const Phrase& phrase, const NameSpan& name, WordRange before, int depth) {
    const NameEntry& entry = lexicon_.entry(*name.entry);
    bool body = name.kind == EntityKind::kOrganization && entry.alias && entry.pieces == 1;
    if (!body || BodyAt(roles_.NameEndAt(Previous(name.words.end))) == nullptr) return false;
    std::string country = CountryWithin(before);
    const Reading* owner = Read(phrase.possessor, depth + 1);
    if (country.empty() && owner != nullptr) country = owner->actor.country;
    return !country.empty() && country != CodeOf(lexicon_, entry, published_).country;
  }

  // "President" before a known name tells the office that the report means, "former" that it is
  // over. Where a dated code of the lexicon holds, only an office that it does not tell counts.
  void TakeOffice(const Phrase& phrase, WordRange before, Reading& r, int depth) {
    if (r.role == nullptr) return;
    Reading said;
    said.kind = MentionKind::kName;
    said.entity_kind = EntityKind::kPerson;
    said.role = r.role;
    Compose(phrase, before, said, depth);
    const ActorCode& words = said.actor;
    if (words.empty()) return;
    const resources::Actor& actor = lexicon_.actor(lexicon_.entry(*r.name->entry));
    bool dated = published_ && actor.ActiveAt(published_);
    if (words.sectors == Sectors{Sector::kEli}) {
      if (!dated && Has(r.actor.sectors, Sector::kGov)) r.actor.sectors = words.sectors;
      return;
    }
    bool tells = !words.sectors.empty() && Has(r.actor.sectors, words.sectors.front());
    bool office = !words.sectors.empty() && words.sectors.front() == Sector::kGov;
    bool challenger = Has(r.actor.sectors, Sector::kReb) || Has(r.actor.sectors, Sector::kPrm);
    if (challenger && !words.sectors.empty() && words.sectors.front() == Sector::kMil) return;
    if (tells && (dated || words.country.empty() || words.country == r.actor.country)) return;
    if (dated && !office) return;
    if (std::optional<ActorCode> code = actor.CodeAs(words)) r.actor = *code;
  }

  // "Congress of Mayors" is no mayor, and "Arsenal" alone a club.
  const RoleHit* BodyAt(const RoleHit* hit) const {
    if (hit == nullptr) return nullptr;
    RoleKind kind = roles_.role(*hit).kind;
    return kind == RoleKind::kPerson || kind == RoleKind::kPart || kind == RoleKind::kModifier
               ? nullptr
               : hit;
  }

  // Titles that the arcs do not hang on the name, right before it, with the body or place before
  // them: "Aleppo Mayor Brita Hagi Hasan", "Arab League Secretary-General Chedli Klibi".
  void TakeTitle(Phrase& phrase, const NameSpan& name) const {
    const RoleHit* cut = roles_.At(phrase.words.begin);
    bool cut_off = cut != nullptr && cut->words.begin < phrase.words.begin &&
                   cut->words.end == name.words.begin;
    // The title alone is the phrase's own: "Mayor Brita Hasan" behind a verb's "Aleppo".
    bool own = cut != nullptr && cut->words == WordRange{phrase.words.begin, name.words.begin} &&
               words_.relation(phrase.head) == Relation::kFlat;
    if (phrase.possessor >= 0 || (phrase.words.begin != name.words.begin && !cut_off && !own))
      return;
    WordRange sentence =
        words_.segment().sentence(words_.segment().SentenceOf(name.words.begin)).words;
    WordId begin = name.words.begin;
    bool title = false;
    while (begin > sentence.begin) {
      WordId before = Previous(begin);
      const RoleHit* hit = roles_.At(before);
      bool country = names_.country[before.value] >= 0 && words_.upos(before) == Upos::kAdj;
      bool place =
          title && names_.places->At(before) != nullptr && words_.upos(before) == Upos::kPropn;
      const NameSpan* body = title ? names_.At(before) : nullptr;
      if (hit != nullptr && hit->words.end == begin && hit->words.begin >= sentence.begin &&
          roles_.role(*hit).kind == RoleKind::kPerson && words_.upos(before) == Upos::kPropn) {
        begin = hit->words.begin;
        title = true;
      } else if (body != nullptr && body->entry && body->kind != EntityKind::kPerson &&
                 body->words.end == begin && body->words.begin >= sentence.begin) {
        begin = body->words.begin;
      } else if (title && (country || place)) {
        begin = before;
      } else {
        break;
      }
    }
    // Where the arcs hang the name on the title, that phrase has it already.
    WordId up = words_.head(phrase.head);
    if (title && !(begin <= up && up < name.words.begin))
      phrase.words.begin = phrase.modifiers_begin = begin;
  }

  // The role phrase nearest to the end of `range`.
  const RoleHit* NearestRole(WordRange range) const {
    for (WordId w = range.end; w > range.begin;) {
      --w.value;
      const RoleHit* hit = roles_.At(w);
      if (hit != nullptr && hit->words.end <= range.end &&
          roles_.role(*hit).kind == RoleKind::kPerson)
        return hit;
    }
    return nullptr;
  }

  // ---- nominals

  // "the Turks" are Turkey's government as news uses it, "two Israelis" and "Egyptians" are people.
  Reading ReadDemonym(const Phrase& phrase) const {
    Reading r;
    int32_t country = names_.country[phrase.head.value];
    bool definite =
        words_.form(phrase.words.begin) == "the" || words_.form(phrase.words.begin) == "The";
    bool plural = words_.plural(phrase.head) || words_.upos(phrase.head) == Upos::kAdj;
    bool numbered = false;
    for (WordId w = phrase.words.begin; w < phrase.head; ++w)
      numbered |= words_.upos(w) == Upos::kNum;
    bool state = definite && plural && !numbered && phrase.words.size() == 2;
    if (!definite && words_.upos(phrase.head) == Upos::kAdj) return r;
    r.mention = true;
    r.entity_kind = plural ? EntityKind::kGroup : EntityKind::kPerson;
    if (phrase.head == phrase.words.begin || !IsEthnic(Previous(phrase.head)))
      r.actor.country = lexicon_.countries().all()[static_cast<size_t>(country)].alpha3;
    r.actor.sectors = {state ? Sector::kGov : Sector::kCvl};
    return r;
  }

  // "ethnic Albanians" in Serbia are no Albanians of Albania.
  bool IsEthnic(WordId before) const {
    std::string_view form = words_.form(before);
    return form == "ethnic" || form == "Ethnic";
  }

  // "dozens of rebels", "one of the soldiers": the of-phrase counts; "dozens were hurt": people.
  Reading ReadPart(const Phrase& phrase, const RoleHit* role, int depth) {
    Reading r;
    r.role = role;
    r.entity_kind = EntityKind::kGroup;
    if (phrase.of >= 0) {
      const Reading* of = Read(phrase.of, depth + 1);
      if (of == nullptr || !of->mention || of->kind == MentionKind::kPronoun) return r;
      r.mention = true;
      r.actor = of->actor;
      return r;
    }
    bool people = role != nullptr && words_.plural(phrase.head);
    if (!people) return r;
    r.mention = true;
    r.actor.sectors = {Sector::kCvl};
    return r;
  }

  Reading ReadRole(const Phrase& phrase, const RoleHit* hit, int depth) {
    Reading r;
    const Role& role = roles_.role(*hit);
    r.mention = true;
    r.role = hit;
    bool plural = words_.plural(phrase.head);
    switch (role.kind) {
      case RoleKind::kPerson:
        r.entity_kind = plural ? EntityKind::kGroup : EntityKind::kPerson;
        break;
      case RoleKind::kOrganization:
        r.entity_kind = EntityKind::kOrganization;
        break;
      case RoleKind::kPlace:
      case RoleKind::kFacility:
        r.entity_kind = EntityKind::kPlace;
        break;
      default:
        r.entity_kind = EntityKind::kGroup;
        break;
    }
    Compose(phrase, {phrase.modifiers_begin, std::max(phrase.modifiers_begin, hit->words.begin)}, r,
            depth);
    // "European countries" are states; "the two countries" only point at some.
    bool states = role.kind == RoleKind::kPlace && Has(role.sectors, Sector::kGov);
    if (states && r.actor.country.empty() && IsBare(phrase)) r.actor.sectors.clear();
    return r;
  }

  // Nothing but determiners and numbers stands before the noun, and no phrase hangs on it.
  bool IsBare(const Phrase& phrase) const {
    if (phrase.possessor >= 0 || phrase.of >= 0 || phrase.at >= 0) return false;
    for (WordId w = phrase.words.begin; w < phrase.head; ++w) {
      Upos upos = words_.upos(w);
      if (upos != Upos::kDet && upos != Upos::kNum && upos != Upos::kPron) return false;
    }
    return true;
  }

  // ---- codes

  // Fills r.actor from r.role, the words of `before` and the phrases that hang on this one.
  void Compose(const Phrase& phrase, WordRange before, Reading& r, int depth) {
    const Role* role = r.role == nullptr ? nullptr : &roles_.role(*r.role);
    bool of_somebody = role != nullptr && role->of_somebody;
    Sectors around;
    ActorCode modifiers = ReadModifiers(before, r.role, around);
    std::string country = modifiers.country;
    const Reading* owners[] = {Read(phrase.possessor, depth + 1), Read(phrase.of, depth + 1),
                               Read(phrase.at, depth + 1)};
    bool armed = role != nullptr && Has(role->sectors, Sector::kMil);
    for (const Reading* owner : owners) {
      if (owner == nullptr || !owner->mention) continue;
      if (owner == owners[2] && phrase.at_is_for && !of_somebody) continue;
      if (country.empty()) country = owner->actor.country;
      bool state = owner->name != nullptr && owner->entity_kind == EntityKind::kPlace;
      bool takes = of_somebody || (armed && owner != owners[2]);
      if (takes && !state && around.empty()) around = owner->actor.sectors;
    }
    if (country.empty() && role != nullptr) country = role->country;
    if (country.empty() && r.role != nullptr) country = CountryWithin(r.role->words);
    if (country.empty()) country = CountryOfPeople(before, r.role);
    if (r.actor.country.empty()) r.actor.country = std::move(country);
    // "six Muslim countries" are no Muslims.
    bool people = role != nullptr && role->kind == RoleKind::kPlace && !around.empty() &&
                  around.front() == Sector::kCvl;
    if (people) around.clear();
    r.actor.sectors = Combine(role == nullptr ? Sectors{} : role->sectors, around, of_somebody);
    if (role == nullptr && r.kind == MentionKind::kName && r.entity_kind != EntityKind::kPerson)
      r.actor.sectors.clear();
  }

  // Country, and in `around` the sectors, of the words before a noun or name: "rebel", "GNA",
  // "Turkish", "former". The nearest country counts.
  ActorCode ReadModifiers(WordRange before, const RoleHit* own, Sectors& around) {
    ActorCode code;
    for (WordId w = before.end; w > before.begin;) {
      --w.value;
      if (own != nullptr && own->words.Contains(w)) continue;
      if (const NameSpan* name = names_.At(w);
          name != nullptr && name->entry && !IsAside(name->words)) {
        const NameEntry& entry = lexicon_.entry(*name->entry);
        ActorCode known = CodeOf(lexicon_, entry, published_);
        if (code.country.empty()) code.country = known.country;
        if (entry.type == NameType::kActor) Append(around, known.sectors);
        w = name->words.begin;
        continue;
      }
      if (const NameSpan* body = names_.At(w); body != nullptr && !body->entry &&
                                               body->kind == EntityKind::kOrganization &&
                                               !IsAside(body->words)) {
        // "North Dakota Senate leaders"
        const RoleHit* noun = BodyAt(roles_.NameEndAt(Previous(body->words.end)));
        if (code.country.empty()) code.country = CountryWithin(body->words);
        if (noun != nullptr && code.country.empty()) code.country = PlaceWithin(body->words);
        if (noun != nullptr) Append(around, roles_.role(*noun).sectors);
        w = std::max(body->words.begin, before.begin);
        continue;
      }
      int32_t country = names_.country[w.value];
      if (country >= 0) {
        bool ethnic = w > before.begin && IsEthnic(Previous(w));
        if (code.country.empty() && !ethnic && !IsAside({w, Next(w)})) {
          code.country = lexicon_.countries().all()[static_cast<size_t>(country)].alpha3;
        }
        continue;
      }
      const RoleHit* hit = roles_.At(w);
      if (hit == nullptr && code.country.empty() && !IsAside({w, Next(w)})) {
        const NameSpan* name = names_.At(w);
        bool place = name == nullptr || name->kind == EntityKind::kPlace;
        if (place && IsProper(w)) code.country = CountryOfPlace(PlaceEndingAt(w, before));
      }
      if (hit == nullptr || hit->words.begin < before.begin || IsAside(hit->words)) continue;
      Append(around, roles_.role(*hit).sectors);
      w = std::max(hit->words.begin, before.begin);
    }
    return code;
  }

  // "Chechen fighters": of the state in which the people lives.
  std::string CountryOfPeople(WordRange before, const RoleHit* own) const {
    for (WordId w = before.end; w > before.begin;) {
      --w.value;
      const RoleHit* hit = roles_.At(w);
      bool people = hit != nullptr && hit != own && before.begin <= hit->words.begin &&
                    Has(roles_.role(*hit).sectors, Sector::kCvl) && !IsAside(hit->words);
      if (people && !roles_.role(*hit).country.empty()) return roles_.role(*hit).country;
    }
    return {};
  }

  // "Russian-backed", "Damascus-based", "pro-Turkish": the word is part of another word that says
  // something else; "US-led" and "Houthi-run" do say whose it is.
  bool IsAside(WordRange range) const {
    auto sentence = words_.segment().sentence(words_.segment().SentenceOf(range.begin)).words;
    if (range.begin > sentence.begin && words_.IsHyphen(Previous(range.begin)) &&
        words_.Tight(range.begin))
      return true;
    if (range.end >= sentence.end || !words_.IsHyphen(range.end) || !words_.Tight(range.end))
      return false;
    WordId after = Next(range.end);
    if (after >= sentence.end) return true;
    std::string_view f = words_.form(after);
    return f != "led" && f != "run" && f != "controlled" && f != "held" && f != "ruled" &&
           f != "administered";
  }

  // A proper noun, or a name that was tagged as an adjective: "the Tigray region".
  bool IsProper(WordId w) const {
    bool adjective =
        words_.upos(w) == Upos::kAdj && text::CasingOf(words_.lemma(w)) == text::Casing::kTitle;
    return words_.upos(w) == Upos::kPropn || adjective;
  }

  // "North Dakota" for "Dakota".
  WordRange PlaceEndingAt(WordId w, WordRange within) const {
    const PlaceHit* hit = names_.places->At(w);
    bool longer = hit != nullptr && hit->words.end == Next(w) && within.begin <= hit->words.begin;
    return longer ? hit->words : WordRange{w, Next(w)};
  }

  // By the gazetteer: a state or city of one country; a town only where the report names its
  // country.
  std::string CountryOfPlace(WordRange range) const {
    const PlaceHit* hit = names_.places->At(range.begin);
    if (hit == nullptr || !hit->capital || hit->words.begin > range.begin) return {};
    bool division = Next(hit->words.end) == range.end && IsDivision(words_.form(hit->words.end));
    if (hit->words.end < range.end && !division) return {};
    if (hit->words.size() == 1 && IsDirection(words_.form(hit->words.begin))) return {};
    bool great = hit->place.kind == PlaceClass::kState || hit->place.kind == PlaceClass::kCity ||
                 hit->place.kind == PlaceClass::kRegion;
    std::string_view first = words_.form(range.begin);
    if (first == "St." || first == "Saint" || first == "St") great = false;  // churches
    return great || countries_here_.contains(hit->place.country) ? hit->place.country
                                                                 : std::string();
  }

  // "West Columbia", "the Lower East Side": also names of districts, by themselves no one's.
  static bool IsDirection(std::string_view form) {
    return form == "East" || form == "West" || form == "North" || form == "South" ||
           form == "Eastern" || form == "Western" || form == "Northern" || form == "Southern" ||
           form == "Central" || form == "Center" || form == "Centre" || form == "Upper" ||
           form == "Lower";
  }

  // "West Darfur State": the gazetteer holds the name without the last word.
  static bool IsDivision(std::string_view form) {
    return form == "State" || form == "Province" || form == "Region" || form == "Governorate" ||
           form == "District" || form == "County" || form == "City" || form == "Oblast";
  }

  // "Copenhagen City Court", "University of Gondar": the country of a state or city that opens a
  // body's name or follows its "of".
  std::string PlaceWithin(WordRange range) const {
    for (WordId w = range.begin; w < range.end; ++w) {
      const PlaceHit* hit = names_.places->At(w);
      bool opens = w == range.begin || words_.form(Previous(w)) == "of";
      if (!opens || hit == nullptr || hit->words.begin != w ||
          !range.Contains(Previous(hit->words.end)) || hit->words == range)
        continue;
      if (std::string country = CountryOfPlace(hit->words); !country.empty()) return country;
    }
    return {};
  }

  std::string CountryWithin(WordRange range) const {
    for (WordId w = range.begin; w < range.end; ++w) {
      int32_t country = names_.country[w.value];
      if (country >= 0) return lexicon_.countries().all()[static_cast<size_t>(country)].alpha3;
    }
    return {};
  }

  // ---- appositions and predicates

  // "Hulusi Akar, the Turkish defense minister," and "Hussain was a British hacker": the one who
  // has no code takes the other's.
  void Rename(size_t i) {
    const Phrase& phrase = phrases_.all[i];
    Reading& r = readings_[i];
    if (!r.mention) return;
    if (phrase.appositive >= 0) {
      Reading& other = readings_[static_cast<size_t>(phrase.appositive)];
      if (other.mention && other.kind != MentionKind::kPronoun) {
        Share(r, other);
        Share(other, r);
      }
    }
    if (r.kind != MentionKind::kName || r.entity_kind != EntityKind::kPerson) return;
    if (words_.base(phrase.head) != Relation::kNsubj) return;
    int32_t predicate = phrases_.At(words_.head(phrase.head));
    if (predicate >= 0 && readings_[static_cast<size_t>(predicate)].kind == MentionKind::kNominal) {
      Share(readings_[static_cast<size_t>(predicate)], r);
    }
  }

  static void Share(const Reading& from, Reading& to) {
    if (to.known || (from.role == nullptr && !from.known)) return;
    if (to.actor.country.empty()) to.actor.country = from.actor.country;
    if (to.actor.sectors.empty()) to.actor.sectors = from.actor.sectors;
  }

  const Words& words_;
  const NameLexicon& lexicon_;
  const RoleHits& roles_;
  const Names& names_;
  Phrases& phrases_;
  std::optional<Date> published_;
  std::vector<Reading> readings_;
  std::vector<bool> done_;
  std::unordered_set<std::string> countries_here_;
};

}  // namespace

std::vector<Reading> ReadPhrases(const Words& words, const NameLexicon& lexicon,
                                 const RoleHits& roles, const Names& names, Phrases& phrases) {
  return Reader(words, lexicon, roles, names, phrases).Run();
}

ActorCode CodeOf(const NameLexicon& lexicon, const NameEntry& entry,
                 std::optional<Date> published) {
  if (entry.type == NameType::kActor) return lexicon.actor(entry).CodeAt(published);
  return {lexicon.country(entry).alpha3, {Sector::kGov}};
}

}  // namespace khaldun::entity
