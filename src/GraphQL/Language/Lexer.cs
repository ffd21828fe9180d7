using System.Globalization;
using System.Text;

namespace Switchboard.GraphQL.Language;

/// <summary>Specification 2.1: cuts UTF-8 into tokens, one at a time and without a regular expression.</summary>
internal ref struct Lexer(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    public Token Next()
    {
        SkipIgnored();
        var start = _at;
        if (start >= _text.Length)
            return new Token(TokenKind.End, start, start);
        var c = _text[start];
        var kind = c switch
        {
            (byte)'!' => TokenKind.Bang,
            (byte)'$' => TokenKind.Dollar,
            (byte)'&' => TokenKind.Ampersand,
            (byte)'(' => TokenKind.OpenParen,
            (byte)')' => TokenKind.CloseParen,
            (byte)':' => TokenKind.Colon,
            (byte)'=' => TokenKind.Equals,
            (byte)'@' => TokenKind.At,
            (byte)'[' => TokenKind.OpenBracket,
            (byte)']' => TokenKind.CloseBracket,
            (byte)'{' => TokenKind.OpenBrace,
            (byte)'|' => TokenKind.Pipe,
            (byte)'}' => TokenKind.CloseBrace,
            _ => TokenKind.End,
        };
        if (kind != TokenKind.End)
            return new Token(kind, start, ++_at);
        if (IsNameStart(c))
            return Name(start);
        if (char.IsAsciiDigit((char)c) || c == '-')
            return Number(start);
        if (c == '"')
            return _text[start..].StartsWith("\"\"\""u8) ? Block(start) : String(start);
        if (_text[start..].StartsWith("..."u8))
            return new Token(TokenKind.Spread, start, _at += 3);
        throw new SyntaxException(c == '\''
            ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
            : IsScalar(start) ? $"Unexpected character: {CharacterAt(start)}." : $"Invalid character: {CharacterAt(start)}.", start);
    }

    public readonly string TextOf(in Token token) => Encoding.UTF8.GetString(_text[token.Start..token.End]);

    public readonly bool Is(in Token token, ReadOnlySpan<byte> name) => token.Kind == TokenKind.Name && _text[token.Start..token.End].SequenceEqual(name);

    private static bool IsNameStart(byte c) => char.IsAsciiLetter((char)c) || c == '_';

    private void SkipIgnored()
    {
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',':
                    _at++;
                    break;
                case (byte)'#':
                    var line = _text[_at..].IndexOfAny((byte)'\n', (byte)'\r');
                    _at = line < 0 ? _text.Length : _at + line;
                    break;
                case 0xEF when _text[_at..].StartsWith("\uFEFF"u8):
                    _at += 3;
                    break;
                default:
                    return;
            }
        }
    }

    private Token Name(int start)
    {
        do
            _at++;
        while (_at < _text.Length && (IsNameStart(_text[_at]) || char.IsAsciiDigit((char)_text[_at])));
        return new Token(TokenKind.Name, start, _at);
    }

    private Token Number(int start)
    {
        var kind = TokenKind.Int;
        if (_text[_at] == '-')
            _at++;
        if (Peek() == '0')
        {
            _at++;
            if (char.IsAsciiDigit(Peek()))
                throw new SyntaxException($"Invalid number, unexpected digit after 0: {CharacterAt(_at)}.", _at);
        }
        else
        {
            Digits();
        }

        if (Peek() == '.')
        {
            kind = TokenKind.Float;
            _at++;
            Digits();
        }

        if (Peek() is 'e' or 'E')
        {
            kind = TokenKind.Float;
            _at++;
            if (Peek() is '+' or '-')
                _at++;
            Digits();
        }

        // 0xF1, 1.2.3 and 123abc are mistakes, not two tokens side by side.
        if (Peek() == '.' || IsNameStart((byte)Peek()))
            throw new SyntaxException($"Invalid number, expected digit but got: {CharacterAt(_at)}.", _at);
        return new Token(kind, start, _at);
    }

    private void Digits()
    {
        if (!char.IsAsciiDigit(Peek()))
            throw new SyntaxException($"Invalid number, expected digit but got: {CharacterAt(_at)}.", _at);
        while (char.IsAsciiDigit(Peek()))
            _at++;
    }

    private readonly char Peek() => _at < _text.Length ? (char)_text[_at] : '\0';

    private Token String(int start)
    {
        var plain = _text[(start + 1)..].IndexOfAny("\"\\\n\r"u8);
        if (plain >= 0 && _text[start + 1 + plain] == '"' && System.Text.Unicode.Utf8.IsValid(_text.Slice(start + 1, plain)))
        {
            _at = start + plain + 2;
            return new Token(TokenKind.String, start, _at, Encoding.UTF8.GetString(_text.Slice(start + 1, plain)));
        }

        var value = new StringBuilder();
        for (_at = start + 1; _at < _text.Length && _text[_at] is not ((byte)'\n' or (byte)'\r');)
        {
            if (_text[_at] == '"')
                return new Token(TokenKind.String, start, ++_at, value.ToString());
            if (_text[_at] == '\\')
                Escape(value);
            else
                Character(value);
        }

        throw new SyntaxException("Unterminated string.", _at);
    }

    private void Character(StringBuilder value)
    {
        if (!IsScalar(_at))
            throw new SyntaxException($"Invalid character within String: {CharacterAt(_at)}.", _at);
        Rune.DecodeFromUtf8(_text[_at..], out var rune, out var length);
        value.Append(rune.ToString());
        _at += length;
    }

    private void Escape(StringBuilder value)
    {
        var next = _at + 1 < _text.Length ? (char)_text[_at + 1] : '\0';
        if (next == 'u')
        {
            if (_at + 2 < _text.Length && _text[_at + 2] == '{')
                LongEscape(value);
            else
                ShortEscape(value);
            return;
        }

        var meant = next switch { '"' => '"', '\\' => '\\', '/' => '/', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => '\0' };
        if (meant == '\0')
            throw new SyntaxException($"Invalid character escape sequence: \"{Slice(2)}\".", _at);
        value.Append(meant);
        _at += 2;
    }

    /// <summary><c>\u{1F600}</c>: any number of hexadecimal digits that make a scalar value.</summary>
    private void LongEscape(StringBuilder value)
    {
        var (point, size) = (0, 3);
        while (size < 12)
        {
            var c = _at + size < _text.Length ? (char)_text[_at + size] : '\0';
            size++;
            if (c == '}')
            {
                if (size < 5 || !Rune.IsValid(point))
                    break;
                value.Append(new Rune(point).ToString());
                _at += size;
                return;
            }

            if (!char.IsAsciiHexDigit(c))
                break;
            point = (point << 4) | Convert.ToInt32(c.ToString(), 16);
            if (point < 0)
                break;
        }

        throw new SyntaxException($"Invalid Unicode escape sequence: \"{Slice(size)}\".", _at);
    }

    /// <summary><c>\u00e9</c>, or two of them for a character beyond the basic plane.</summary>
    private void ShortEscape(StringBuilder value)
    {
        var code = Hex(_at + 2);
        if (code >= 0 && Rune.IsValid(code))
        {
            value.Append((char)code);
            _at += 6;
            return;
        }

        if (code >= 0 && char.IsHighSurrogate((char)code) && _text[(_at + 6)..].StartsWith("\\u"u8) && Hex(_at + 8) is >= 0 and var low && char.IsLowSurrogate((char)low))
        {
            value.Append((char)code).Append((char)low);
            _at += 12;
            return;
        }

        throw new SyntaxException($"Invalid Unicode escape sequence: \"{Slice(6)}\".", _at);
    }

    private readonly int Hex(int at)
    {
        if (at + 4 > _text.Length)
            return -1;
        var code = 0;
        foreach (var c in _text.Slice(at, 4))
        {
            if (!char.IsAsciiHexDigit((char)c))
                return -1;
            code = (code << 4) | int.Parse([(char)c], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return code;
    }

    private Token Block(int start)
    {
        var value = new StringBuilder();
        for (_at = start + 3; _at < _text.Length;)
        {
            if (_text[_at..].StartsWith("\"\"\""u8))
            {
                _at += 3;
                return new Token(TokenKind.BlockString, start, _at, BlockStrings.Dedent(value.ToString()));
            }

            if (_text[_at..].StartsWith("\\\"\"\""u8))
            {
                value.Append("\"\"\"");
                _at += 4;
            }
            else if (_text[_at] == '\r')
            {
                _at += _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
                value.Append('\n');
            }
            else
            {
                Character(value);
            }
        }

        throw new SyntaxException("Unterminated string.", _at);
    }

    private readonly bool IsScalar(int at) => Rune.DecodeFromUtf8(_text[at..], out _, out _) == System.Buffers.OperationStatus.Done;

    /// <summary>The next characters as they stand there, for a message.</summary>
    private readonly string Slice(int length)
    {
        var rest = Encoding.UTF8.GetString(_text.Slice(_at, Math.Min(64, _text.Length - _at)));
        return rest[..Math.Min(length, rest.Length)];
    }

    private readonly string CharacterAt(int at)
    {
        if (at >= _text.Length)
            return "<EOF>";
        Rune.DecodeFromUtf8(_text[at..], out var rune, out _);
        return rune.Value switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{rune}\"",
            _ => "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture),
        };
    }
}
