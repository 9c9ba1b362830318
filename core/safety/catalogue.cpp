#include "core/safety/catalogue.h"

#include <algorithm>
#include <array>

namespace safety {

namespace {

constexpr auto Entries = std::to_array<CatalogueEntry>({
    {"addGroupToRoles", Risk::Reversible, "removeGroupFromRoles with the same keys",
     "Every member of the group gets these roles."},
    {"addGroupToUsers", Risk::Reversible, "removeGroupFromUsers, for the users who were not members before",
     "The users get the group's roles too."},
    {"addResourceToClientID", Risk::Reversible, "removeResourceFromClientID", ""},
    {"addRoleToGroups", Risk::Reversible, "removeRoleFromGroups with the same keys",
     "Every member of these groups gets the role."},
    {"addRoleToUsers", Risk::Reversible, "removeRoleFromUsers, for the users who did not have it before", ""},
    {"addScopesToClientID", Risk::Reversible, "removeScopesFromClientID with the same scopes", ""},
    {"addUserToGroups", Risk::Reversible, "removeUserFromGroups, for the groups that were new",
     "The user gets the roles of these groups too."},
    {"addUserToRoles", Risk::Reversible, "removeUserFromRoles, for the roles that were new", ""},
    {"anonymizeUser", Risk::Irreversible, "",
     "Erases sign-in methods, profile, consents, roles and groups, and ends every session. An empty shell stays."},
    {"createAuthenticator", Risk::Reversible, "deleteAuthenticator", "The user can sign in with it at once."},
    {"createGroup", Risk::Reversible, "deleteGroup", ""},
    {"createIdentity", Risk::Reversible, "deleteIdentity", "Hooks of the project hear of it."},
    {"createResource", Risk::Reversible, "deleteResource", ""},
    {"createRole", Risk::Reversible, "deleteRole", ""},
    {"createScope", Risk::Reversible, "deleteScope", ""},
    {"createSession", Risk::Disruptive, "revokeSession",
     "The answer holds tokens: whoever has them is signed in as this user."},
    {"createUser", Risk::Disruptive, "deleteUser",
     "Hooks of the project may refuse or change it. With sendPassword an e-mail with the password leaves."},
    {"deleteAuthenticator", Risk::Irreversible, "",
     "The secret behind it is gone. With the last second factor go the recovery codes and trusted devices."},
    {"deleteAuthorization", Risk::Irreversible, "The user has to give consent again",
     "The application loses its grants and refresh tokens at once."},
    {"deleteGroup", Risk::Irreversible, "", "Every membership and every role given through it is lost with it."},
    {"deleteIdentity", Risk::Irreversible, "createIdentity, for login IDs only",
     "Factors and verified marks that hang on it go too. A link to another provider, a passkey or a biometric cannot "
     "be rebuilt from here."},
    {"deleteResource", Risk::Irreversible, "", "Its scopes and its links to clients are lost with it."},
    {"deleteRole", Risk::Irreversible, "", "Everybody who has it loses it, and lists of who had it are lost with it."},
    {"deleteScope", Risk::Irreversible, "createScope brings the scope back, but not its links to clients", ""},
    {"deleteUser", Risk::Irreversible, "",
     "Everything attached to the user goes, and every session ends. Hooks of the project hear of it."},
    {"generateOOBOTPCode", Risk::Disruptive, "The code runs out by itself",
     "The answer holds a code that signs in. A code sent before stops working."},
    {"removeGroupFromRoles", Risk::Disruptive, "addGroupToRoles with the same keys",
     "Every member of the group loses these roles at once."},
    {"removeGroupFromUsers", Risk::Disruptive, "addGroupToUsers, for the users who were members before",
     "The users lose the group's roles at once."},
    {"removeMFAGracePeriod", Risk::Reversible, "setMFAGracePeriod",
     "A user without a second factor may be locked out. The audit log does not record it."},
    {"removeResourceFromClientID", Risk::Disruptive, "addResourceToClientID",
     "The client loses access at once. Links of its scopes are left behind."},
    {"removeRoleFromGroups", Risk::Disruptive, "addRoleToGroups with the same keys",
     "Every member of these groups loses the role at once."},
    {"removeRoleFromUsers", Risk::Disruptive, "addRoleToUsers, for the users who had it before",
     "The users lose access at once."},
    {"removeScopesFromClientID", Risk::Disruptive, "addScopesToClientID with the same scopes",
     "The client loses access at once."},
    {"removeUserFromGroups", Risk::Disruptive, "addUserToGroups, for the groups the user was in before",
     "The user loses the roles of these groups at once."},
    {"removeUserFromRoles", Risk::Disruptive, "addUserToRoles, for the roles the user had before",
     "The user loses access at once."},
    {"replaceScopesOfClientID", Risk::Disruptive, "replaceScopesOfClientID with the old list",
     "Scopes that are not in the list are taken from the client."},
    {"resetAccountLockout", Risk::Reversible, "Nothing to bring back",
     "Failed attempts are forgotten for every address."},
    {"resetPassword", Risk::Irreversible, "",
     "The old password is lost; sessions stay. With sendPassword the new one leaves by e-mail."},
    {"revokeAllSessions", Risk::Irreversible, "The user has to sign in again",
     "The user is signed out everywhere at once, even if another part of the request fails."},
    {"revokeSession", Risk::Irreversible, "The user has to sign in again",
     "Sessions of the same single sign-on end with it, even if another part of the request fails."},
    {"scheduleAccountAnonymization", Risk::Disruptive,
     "unscheduleAccountAnonymization until the date, which enables the user even if they were disabled before",
     "The user is disabled and signed out now, even if a hook then refuses; a scheduled deletion is replaced."},
    {"scheduleAccountDeletion", Risk::Disruptive,
     "unscheduleAccountDeletion until the date, which enables the user even if they were disabled before",
     "The user is disabled and signed out now, even if a hook then refuses; reason and period of a disabling are "
     "lost."},
    {"sendResetPasswordMessage", Risk::Disruptive, "",
     "An e-mail or text message leaves and cannot be called back. The waiting time starts even when nobody is found."},
    {"setAccountValidFrom", Risk::Disruptive, "setAccountValidFrom with the old value",
     "Leaving the date out clears it. Whoever is outside the period is signed out."},
    {"setAccountValidPeriod", Risk::Disruptive, "setAccountValidPeriod with the old values",
     "Leaving a date out clears it. Whoever is outside the period is signed out."},
    {"setAccountValidUntil", Risk::Disruptive, "setAccountValidUntil with the old value",
     "Leaving the date out clears it. Whoever is outside the period is signed out."},
    {"setDisabledStatus", Risk::Disruptive, "setDisabledStatus with the opposite value",
     "Disabling signs the user out at once. A period that lies in the future cannot be lifted before it begins, only "
     "replaced."},
    {"setMFAGracePeriod", Risk::Reversible, "removeMFAGracePeriod",
     "Until then the user signs in without a second factor. The audit log does not record it."},
    {"setPasswordExpired", Risk::Reversible, "setPasswordExpired with the opposite value",
     "The user has to choose a new password at the next sign-in."},
    {"setVerifiedStatus", Risk::Reversible, "setVerifiedStatus with the opposite value",
     "Hooks of the project hear of it."},
    {"unscheduleAccountAnonymization", Risk::Reversible, "scheduleAccountAnonymization",
     "The user is enabled, even if they were disabled before it was scheduled."},
    {"unscheduleAccountDeletion", Risk::Reversible, "scheduleAccountDeletion",
     "The user is enabled, even if they were disabled before it was scheduled."},
    {"updateGroup", Risk::Reversible, "updateGroup with the old values",
     "Applications know a group by its key: a new key looks to them like another group.", "key"},
    {"updateIdentity", Risk::Reversible, "updateIdentity with the old value; the verified mark does not come back",
     "The user signs in with the new login ID from now on."},
    {"updateResource", Risk::Reversible, "updateResource with the old name", ""},
    {"updateRole", Risk::Reversible, "updateRole with the old values",
     "Applications know a role by its key: a new key looks to them like another role.", "key"},
    {"updateScope", Risk::Reversible, "updateScope with the old description", ""},
    {"updateUser", Risk::Reversible, "updateUser with the attributes as they were before, if they were saved",
     "The attributes given replace all there are: what is left out vanishes. A change by somebody else in between is "
     "lost."},
});

static_assert(Entries.size() == 58);
static_assert(std::is_sorted(Entries.begin(), Entries.end(),
                             [](const CatalogueEntry &a, const CatalogueEntry &b) { return a.name < b.name; }));

} // namespace

std::span<const CatalogueEntry> catalogue()
{
    return Entries;
}

const CatalogueEntry *findMutation(std::string_view name)
{
    const auto *found =
        std::lower_bound(Entries.begin(), Entries.end(), name,
                         [](const CatalogueEntry &entry, std::string_view wanted) { return entry.name < wanted; });
    return found != Entries.end() && found->name == name ? found : nullptr;
}

} // namespace safety
