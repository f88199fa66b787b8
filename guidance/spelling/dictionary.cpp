#include "guidance/spelling/dictionary.h"

#include <QFile>
#include <QFileInfo>

#include <hunspell.hxx>

namespace otklik {

Dictionary::Dictionary(std::unique_ptr<Hunspell> engine) : m_engine(std::move(engine)) {}

Dictionary::~Dictionary() = default;

Result<std::unique_ptr<Dictionary>> Dictionary::open(const QStringList &folders, const QString &name)
{
    for (const QString &folder : folders) {
        const QString stem = folder + u'/' + name;
        const QString rules = stem + QStringLiteral(".aff");
        const QString words = stem + QStringLiteral(".dic");
        if (!QFileInfo(rules).isReadable() || !QFileInfo(words).isReadable())
            continue;
        auto engine = std::make_unique<Hunspell>(QFile::encodeName(rules).constData(),
                                                 QFile::encodeName(words).constData());
        if (engine->get_dict_encoding() != "UTF-8")
            return failure(Error::Kind::GiveUp, QStringLiteral("dictionary_unreadable"),
                           rules + QStringLiteral(" is written in ")
                               + QString::fromStdString(engine->get_dict_encoding()));
        return std::unique_ptr<Dictionary>(new Dictionary(std::move(engine)));
    }
    return failure(Error::Kind::GiveUp, QStringLiteral("dictionary_missing"), name);
}

bool Dictionary::knows(const QString &word) const
{
    return m_engine->spell(word.toStdString());
}

QStringList Dictionary::suggestions(const QString &word, qsizetype most) const
{
    QStringList found;
    for (const std::string &one : m_engine->suggest(word.toStdString())) {
        if (found.size() == most)
            break;
        found.append(QString::fromStdString(one));
    }
    return found;
}

void Dictionary::learn(const QString &word, const QString &like)
{
    if (like.isEmpty())
        m_engine->add(word.toStdString());
    else
        m_engine->add_with_affix(word.toStdString(), like.toStdString());
}

} // namespace otklik
