// The little that feeds need of pugixml.
#pragma once

#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace khaldun::ingest {

// No DOCTYPE, so no entity of a feed's own is ever expanded.
inline constexpr unsigned kXmlOptions =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol;

// The first child of this name, else of this name under any namespace prefix.
pugi::xml_node ChildNamed(pugi::xml_node node, std::string_view name);

// The text of the first of these children that has some, blanks around it taken off. Elements
// inside (Atom's XHTML) are written as markup.
std::optional<std::string> TextOfChild(pugi::xml_node node,
                                       std::initializer_list<std::string_view> names);

// Everything inside the node: its text and CDATA, child elements as markup.
std::string InnerMarkup(pugi::xml_node node);

}  // namespace khaldun::ingest
