// What every noun phrase is: a name, a role or a pronoun, and whose code it bears.
#pragma once

#include <optional>
#include <vector>

#include "entity/names.h"
#include "entity/phrases.h"
#include "entity/role_hits.h"
#include "khaldun/layers.h"

namespace khaldun::entity {

struct Reading {
  bool mention = false;  // false: the phrase stands for nobody we know how to call
  MentionKind kind = MentionKind::kNominal;
  EntityKind entity_kind = EntityKind::kOther;
  const NameSpan* name = nullptr;
  const RoleHit* role = nullptr;
  ActorCode actor;
  bool known = false;
};

// A reading for every phrase. A name of the lexicon has the lexicon's code at the report's date.
// For everybody else the country comes from, in this order: adjectives and country words before the
// noun, the possessor, the of-phrase, a phrase with in, at, from, for, with; the sectors from the
// role noun and from the role nouns before it; those that belong to somebody ("spokesman",
// "forces") take the sectors of that body. Phrases grow where a name follows a title that the arcs
// cut off.
std::vector<Reading> ReadPhrases(const Words& words, const NameLexicon& lexicon,
                                 const RoleHits& roles, const Names& names, Phrases& phrases);

// The actor code of a lexicon name at the report's date. A country, its capital or its seat of
// government is that country's government.
ActorCode CodeOf(const NameLexicon& lexicon, const NameEntry& entry, std::optional<Date> published);

}  // namespace khaldun::entity
