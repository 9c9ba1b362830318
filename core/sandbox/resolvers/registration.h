#pragma once

#include "core/sandbox/resolver.h"

namespace sandbox {

// One function a file of resolvers: it adds what stands in that file. Store::registerResolvers() calls them all.

void registerNodeQueries(Resolvers &resolvers);
void registerUserQueries(Resolvers &resolvers);
void registerRoleGroupQueries(Resolvers &resolvers);
void registerResourceQueries(Resolvers &resolvers);
void registerAuditQueries(Resolvers &resolvers);
void registerFraudQueries(Resolvers &resolvers);
void registerUserFields(Resolvers &resolvers);
void registerUserLists(Resolvers &resolvers);
void registerClaimFields(Resolvers &resolvers);

void registerRoleGroupMutations(Resolvers &resolvers);
void registerMembershipMutations(Resolvers &resolvers);
void registerResourceMutations(Resolvers &resolvers);

void registerAccountStatusMutations(Resolvers &resolvers);
void registerUserMutations(Resolvers &resolvers);
void registerPasswordMutations(Resolvers &resolvers);
void registerIdentityMutations(Resolvers &resolvers);
void registerAuthenticatorMutations(Resolvers &resolvers);
void registerSessionMutations(Resolvers &resolvers);

} // namespace sandbox
