#pragma once

#include <QString>
#include <QStringList>

namespace otklik::identity {

/// A personal name as written anywhere, brought to one form: lower case, one
/// alphabet (Latin), order-free parts. The keys are as canonical as a word can
/// be alone: spelling and transliteration are levelled, but "sasha" stays a
/// diminutive and "ivanova" a woman's family name; compareNames and nameKeys
/// know what they stand for. A plain value; everything here is thread-safe.
struct PersonName final
{
    QStringList given;      ///< one or two letters: an initial
    QStringList family;     ///< both halves of a double name; an initial, if it was written so
    QStringList patronymic; ///< ends in -ovich or -ovna, however it was written; or an initial
    QStringList unknown;    ///< parts whose role is not known
};

/// Reads at most the first 200 characters, in linear time; decorations, titles
/// and what stands behind a "|" are left out. Nothing to read: all lists are empty.
[[nodiscard]] PersonName readName(QStringView written);

/// For blocking: two words each, in alphabetical order, with full names for
/// diminutives and men's forms of family names, so that all writings of one
/// name share a key; twelve at most. A second word of one letter and a dot
/// ("ivanov a.") is the loose key that initials share. A name of one word
/// has that word alone.
[[nodiscard]] QStringList nameKeys(const PersonName &name);

/// How far two names agree, from the strongest evidence to none.
enum class NameLevel {
    Same,       ///< the same keys, in any order
    Diminutive, ///< a diminutive and its full name, or two diminutives of one
    Spelling,   ///< a slip, another transliteration, or the counterpart abroad
    Initial,    ///< one has initials that fit
    SomePart,   ///< some parts agree and the others are absent on one side
    Different,  ///< parts of one kind contradict each other
    Missing,    ///< nothing to compare
};

/// Symmetric. A role that neither name has is no gap: "Анна" and "Аня" are Diminutive, which says
/// little without the frequency of the name; "Анна" and "Анна Петрова" are SomePart.
[[nodiscard]] NameLevel compareNames(const PersonName &a, const PersonName &b);

/// Lower case, without "@", address, dots, dashes and underscores; trailing digits stand
/// apart: "Ivan_Petrov.1987" is "ivanpetrov 1987". Reads at most 200 characters.
[[nodiscard]] QString canonicalHandle(QStringView handle);

/// The words of a handle as keys of names, and its numbers: "ivan_petrov_1987" is ivan,
/// petrov, 1987. One long word is cut in two where the tables of names leave no doubt.
[[nodiscard]] QStringList handleParts(QStringView handle);

} // namespace otklik::identity
