#include "guidance/spelling/speller.h"

#include <QFile>
#include <QStandardPaths>

namespace otklik {

namespace {

QString nameOf(SpellingLanguage language)
{
    return language == SpellingLanguage::Russian ? QStringLiteral("ru_RU") : QStringLiteral("en_US");
}

void learnTradeWords(Dictionary &dictionary, SpellingLanguage language)
{
    const QString wanted = language == SpellingLanguage::Russian ? QStringLiteral("ru") : QStringLiteral("en");
    QFile file(QStringLiteral(":/otklik/lexicons/trade-words.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        if (words.size() >= 2 && words.at(0) == wanted)
            dictionary.learn(words.at(1), words.value(2));
    }
}

} // namespace

Speller::Speller(const QStringList &folders) : m_folders(folders) {}

QStringList Speller::systemFolders()
{
    return QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, QStringLiteral("hunspell"),
                                     QStandardPaths::LocateDirectory)
        + QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, QStringLiteral("myspell/dicts"),
                                    QStandardPaths::LocateDirectory);
}

bool Speller::isRight(SpellingLanguage language, const QString &word)
{
    const Dictionary *known = dictionary(language);
    return !known || known->knows(word);
}

QStringList Speller::suggestions(SpellingLanguage language, const QString &word)
{
    const Dictionary *known = dictionary(language);
    return known ? known->suggestions(word, mostSuggestions) : QStringList();
}

Dictionary *Speller::dictionary(SpellingLanguage language)
{
    Shelf &shelf = m_shelves.at(static_cast<std::size_t>(language));
    if (!std::exchange(shelf.isOpened, true)) {
        if (auto opened = Dictionary::open(m_folders, nameOf(language))) {
            shelf.dictionary = std::move(*opened);
            learnTradeWords(*shelf.dictionary, language);
        }
    }
    return shelf.dictionary.get();
}

} // namespace otklik
