#pragma once

#include "models/entity.h"

#include <QList>

namespace otklik::samples {

/// Rows of an invented workspace: customers 0, 1, 2, … each with a person, an
/// account, a thread, a case and its mention. Ids are made of the kind and the
/// number, so that a test can name them.

[[nodiscard]] QString id(QLatin1StringView kind, int number);
[[nodiscard]] UserId me();
[[nodiscard]] UserId colleague();
[[nodiscard]] TimePoint at(qint64 minutes); ///< minutes after a fixed start

[[nodiscard]] User user(const UserId &id, const QString &name);
[[nodiscard]] Source source();
[[nodiscard]] Person person(int number);
[[nodiscard]] Account account(int number);
/// The account stands under another person.
[[nodiscard]] AccountLink link(int account, int person);
[[nodiscard]] Thread thread(int number);
[[nodiscard]] Case openCase(int number); ///< due in the order of numbers
[[nodiscard]] Mention mention(int number, const QString &text);
[[nodiscard]] Claim claim(int personNumber, const UserId &holder, TimePoint expiresAt, qint64 token = 1);
[[nodiscard]] Note note(int number, const QString &text);
[[nodiscard]] Draft draft(int number, const QString &text, qint64 revision);

/// All rows of customers 0 … count-1, me, the colleague and the source.
[[nodiscard]] QList<Entity> workspace(int count);
/// As the feed tells them, numbered from `firstSeq`.
[[nodiscard]] QList<EntityChange> changes(const QList<Entity> &rows, qint64 firstSeq = 1);

} // namespace otklik::samples
