#pragma once

#include "models/result.h"

namespace otklik::server {

class KeyFile;
class Store;

/// Lets `store` open and seal the secrets of sources: with the keys of the file, which is made where nothing is sealed
/// yet. In one transaction, secrets in the clear (of older versions) and those of the file's older keys are sealed
/// with its first key; answers how many were in the clear. Nothing is changed with an error: "key_missing",
/// "key_unreadable", "key_wrong" (they were sealed with a key that the file does not have), "secret_damaged", and those
/// of writing.
[[nodiscard]] Result<qint64> unlockSecrets(Store &store, const KeyFile &file);

} // namespace otklik::server
