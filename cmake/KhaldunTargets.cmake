# The few functions that every folder's CMakeLists.txt uses.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)

add_library(khaldun_flags INTERFACE)
target_compile_options(khaldun_flags INTERFACE -Wall -Wextra -Wpedantic -Werror -Wno-missing-field-initializers)
target_include_directories(khaldun_flags INTERFACE ${CMAKE_SOURCE_DIR}/include ${CMAKE_SOURCE_DIR}/src)
if(KHALDUN_SANITIZE STREQUAL "address")
  target_compile_options(khaldun_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(khaldun_flags INTERFACE -fsanitize=address,undefined)
elseif(KHALDUN_SANITIZE STREQUAL "thread")
  target_compile_options(khaldun_flags INTERFACE -fsanitize=thread)
  target_link_options(khaldun_flags INTERFACE -fsanitize=thread)
endif()
if(KHALDUN_LIBFUZZER)
  target_compile_options(khaldun_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# khaldun_library(NAME DEPENDS ...): every .cc of this folder as the library khaldun_NAME.
function(khaldun_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  if(NOT sources)
    add_library(khaldun_${name} INTERFACE)
    target_link_libraries(khaldun_${name} INTERFACE khaldun_flags ${ARG_DEPENDS})
    return()
  endif()
  add_library(khaldun_${name} STATIC ${sources})
  target_link_libraries(khaldun_${name} PUBLIC khaldun_flags ${ARG_DEPENDS})
endfunction()

# khaldun_test(NAME DEPENDS ...): every *_test.cc of tests/NAME as the program test_NAME, run by ctest.
function(khaldun_test name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*_test.cc)
  if(NOT sources)
    return()
  endif()
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE khaldun_flags khaldun_test_support ${ARG_DEPENDS}
    GTest::gmock GTest::gtest GTest::gtest_main)
  add_dependencies(test_${name} khaldun_share)
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES
    ENVIRONMENT "KHALDUN_SHARE=${CMAKE_BINARY_DIR}/share/khaldun;KHALDUN_SOURCE=${CMAKE_SOURCE_DIR};KHALDUN_PROGRAM=${CMAKE_BINARY_DIR}/khaldun")
endfunction()
