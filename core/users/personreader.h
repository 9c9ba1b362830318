#pragma once

#include "core/json/tape.h"
#include "core/users/person.h"

namespace users {

/// An answer to personDraft(), as far as it can be read.
struct PersonAnswer
{
    enum class Found {
        Person,
        Nobody, ///< The server says null: there is no such node.
        OtherThing, ///< A node of another type, see `type`.
        Unreadable, ///< Not the shape that was asked for.
    };
    Found found = Found::Unreadable;
    QString type;
    Person person;
    Told<EventPage> activity;
};

/// Pure and bounded in time by the size of what is read, not of what is there: lists end at MostItems. Fields of an
/// unexpected kind are taken as their JSON text, so that odd answers are seen and not swallowed.
PersonAnswer readPerson(const json::Tape &answer);

/// An answer to eventsDraft().
Told<EventPage> readEvents(const json::Tape &answer);

} // namespace users
