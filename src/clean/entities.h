// Entities and tags of HTML that were left in a text.
#pragma once

#include <cstddef>
#include <string_view>

namespace khaldun::clean {

struct Entity {
  char32_t character = 0;
  size_t size = 0;  // bytes of "&amp;"; 0 where there is no entity
};

// The entity that begins at `text`'s front: a number or one of the names that news texts use.
Entity EntityAt(std::string_view text);

struct Tag {
  size_t size = 0;     // bytes of "<br/>"; 0 where there is no tag
  bool block = false;  // it divides paragraphs
};

// The tag of HTML that begins at `text`'s front.
Tag TagAt(std::string_view text);

}  // namespace khaldun::clean
