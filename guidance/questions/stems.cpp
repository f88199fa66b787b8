#include "guidance/questions/stems.h"

#include <QHash>
#include <QSet>

#include <libstemmer.h>

#include <memory>

namespace otklik {

namespace {

using Stemmer = std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)>;

Stemmer openStemmer(const char *language)
{
    return Stemmer(sb_stemmer_new(language, "UTF_8"), &sb_stemmer_delete);
}

QString stemAnew(const QString &word, bool isRussian)
{
    // a stemmer keeps state, so each thread has its own
    thread_local const Stemmer russian = openStemmer("russian");
    thread_local const Stemmer english = openStemmer("english");
    const QByteArray bytes = word.toUtf8();
    sb_stemmer *stemmer = isRussian ? russian.get() : english.get();
    const sb_symbol *stem = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol *>(bytes.constData()),
                                            static_cast<int>(bytes.size()));
    return stem ? QString::fromUtf8(reinterpret_cast<const char *>(stem), sb_stemmer_length(stemmer)) : word;
}

/// A draft is stemmed after every keystroke, and nearly all of its words are the same ones.
QString stemOf(const QString &word, bool isRussian)
{
    constexpr qsizetype remembered = 4000;
    thread_local QHash<QString, QString> known;
    const auto it = known.constFind(word);
    if (it != known.constEnd())
        return *it;
    if (known.size() >= remembered)
        known.clear();
    return *known.insert(word, stemAnew(word, isRussian));
}

const QSet<QString> &stopWords()
{
    static const QSet<QString> words = [] {
        QSet<QString> set;
        for (const QStringView word : QStringView(
                 u"без более больше будем будет будете будешь будто буду будут бы был была были было быть вам вами вас ваш "
                 u"ваша ваше ваши вашего вашей ваших вашем вашему вашу весь во вот все всего всем всеми всех всю вся вы где "
                 u"да даже для до его ее если есть ещё еще же за зачем здесь из или им ими их как какая какие каким каких "
                 u"какое какой какую ко когда который которая которые которое которого кто куда ли либо лишь лучше между "
                 u"меня мне много может можно можете мой моя мои моего моей моих моем мою мы на над надо нам нами нас наш "
                 u"наша наше наши нашего не него нее ней нет ни нибудь никак ним них но ну об однако он она они оно от "
                 u"очень по под пожалуйста после почему при про раз разве сам сами свой своя свои своего сейчас сколько "
                 u"со совсем так также такая такие такой там те тем теперь то тогда того тоже той только том ты уже хоть "
                 u"хотя чего чей чем через что чтоб чтобы чья эта эти этим этих это этого этой этом этому эту подскажите "
                 u"скажите узнать хотел хотела хотелось хочу вообще наконец просто именно нельзя снова опять "
                 u"здравствуйте добрый день спасибо делать сделать нужно надо новый "
                 u"about after all also and any anyone anything are because been but can could day did does doing for "
                 u"from get give going got had has have hello help her here him his how into its just know let like long "
                 u"may might more much must need not now off once one only our out over please she should since some such "
                 u"tell thank thanks than that the their them then there these they thing this those too very was way "
                 u"were what when where which while who whom why will with wonder wondering would yet you your yours")
                 .split(u' '))
            set.insert(word.toString());
        return set;
    }();
    return words;
}

} // namespace

QList<StemmedWord> stemWords(QStringView text)
{
    QList<StemmedWord> words;
    for (qsizetype i = 0; i < text.size();) {
        if (!text.at(i).isLetterOrNumber()) {
            ++i;
            continue;
        }
        const qsizetype start = i;
        bool hasCyrillic = false;
        QString word;
        for (; i < text.size() && text.at(i).isLetterOrNumber(); ++i) {
            const QChar c = text.at(i).toLower();
            hasCyrillic = hasCyrillic || (c.unicode() >= 0x0400 && c.unicode() <= 0x04ff);
            word += c == u'ё' ? QChar(u'е') : c;
        }
        if (word.size() < 3 || word.size() > 40 || stopWords().contains(word))
            continue;
        words.append({stemOf(word, hasCyrillic), {start, i - start}});
    }
    return words;
}

} // namespace otklik
