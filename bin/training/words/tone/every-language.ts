import type { ToneWords } from './tone-words.ts';

/** Emoji, and words that people use in every language; a language's own list goes first. */
export const EVERY_LANGUAGE: Readonly<Record<string, ToneWords>> = {
  xx: {
    great: `😍 🥰 😘 ❤ ♥ 💕 💖 💗 💙 💚 💛 💜 🧡 🖤 🤍 💯 🏆 🥇 🎉 🎊 😻 🤩 🙌 💪 👌 🔥 💞 💓 💝 ♡ 🫶
      love loved amazing awesome excellent perfect fantastic wonderful bravo wow best`,
    good: `😊 😀 😃 😄 😁 😆 🙂 😇 😋 😎 👍 👏 🤗 😌 ☺ 🙏 ✨ ⭐ 🌟 ★ 🌹 🌸 🌺 💐 😉 🎂 🍻 🥳 ✌ 😚 😙 😗 😺 😸 🤝 ✅ ✔ 🎁 🌞 ☀ 🌈 😂 🤣 ツ ^_^
      good nice cool thanks thank thx happy super top beautiful great like enjoy congrats congratulations`,
    bad: `😞 😔 😟 😕 🙁 ☹ 😣 😖 😫 😩 😢 😥 😰 😨 😧 😦 😬 🙄 😒 😑 😐 😪 😓 👎 💔 😿 🙀 😠 🤦 🤨 😮 ❌ 🚫 ⚠ 😵 🤒 🤕 😳 😭
      sad angry fail error bug bugs crash crashes problem ugly boring slow spam`,
    awful: '😡 🤬 😤 🤮 🤢 💩 🖕 👿 😈 😱 ☠ 💀 🗑 hate terrible horrible worst wtf scam shit fake disgusting useless',
  },
};
