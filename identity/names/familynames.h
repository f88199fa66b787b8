#pragma once

#include <QString>

namespace otklik::identity {

/// True for what ends as family names do (-ов, -ева, -ский, -енко, -ян …), or is a common one. `key`: of latinKey.
[[nodiscard]] bool looksLikeFamily(const QString &key);

/// True, when the table of common family names has it, in either gender.
[[nodiscard]] bool isCommonFamily(const QString &key);

/// The men's form: "ivanova" and "ivanov" have one, "tolstaia" and "tolstoi" too.
[[nodiscard]] QString familyStem(const QString &key);

/// What the ending of a family name says of its bearer.
enum class FamilyGender { Unknown, Male, Female };
[[nodiscard]] FamilyGender familyGender(const QString &key);

/// The canonical patronymic ("ivanovich", "ivanovna") that `key` is a writing of: Иваныч, Ivanovitch; empty for other words.
[[nodiscard]] QString readPatronymic(const QString &key);

/// What a canonical patronymic is made of: "ivan".
[[nodiscard]] QString patronymicBase(const QString &patronymic);

/// One or two letters that stand for a word: "a", "iu", "sh".
[[nodiscard]] bool isInitial(const QString &key);

} // namespace otklik::identity
