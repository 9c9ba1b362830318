#pragma once

#include "core/run/answer.h"
#include "core/users/personreader.h"
#include "ui/users/fact.h"

#include <QDateTime>

namespace ui {

/// The parts of the person page.
enum class PersonSection { Profile, Identities, Authenticators, Sessions, Roles, Activity };
constexpr int PersonSections = 6;
QString nameOf(PersonSection section);
/// For where there is little room.
QString shortNameOf(PersonSection section);
/// For a tab: the name, and how many there are where that is known.
QString captionOf(PersonSection section, const users::PersonAnswer &answer);

/// Whether a server that lacks so much (see users::Fitted) tells nothing that would stand there.
bool isLacking(PersonSection section, const QStringList &lacking);

/// What is known of the activity so far, over several pages.
struct ActivityShown
{
    enum class More { None, Offered, Loading, Failed };
    users::Told<users::EventPage> log; ///< With the events of all pages.
    More more = More::None;
    QString failure; ///< Why there is no more of it.
};

/// What the rows of a section are made of.
struct PersonView
{
    const users::PersonAnswer &answer;
    const ActivityShown &activity;
    /// What the server found wrong: each is told where it left something out.
    const QList<run::AnswerError> &errors;
    QDateTime now;
    /// What the server could not be asked, see users::Fitted.
    QStringList lacking = {};
};

/// The rows of a section. What is null, empty or not in the answer says so; so does an empty section. Pure.
Facts personFacts(PersonSection section, const PersonView &view);

/// The name of the action at the end of the activity.
QString moreActivityAction();

/// What went wrong and is told in none of the sections, as a sentence; empty: nothing.
QString untoldErrors(const QList<run::AnswerError> &errors);

} // namespace ui
