using System.Globalization;

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Carries out the body of a command line: what stands between AT and CR.</summary>
/// <remarks>Source: V.250 5.4 (syntax), 6; the &amp; commands are the industry's. The first bad command ends the line.</remarks>
internal sealed class DceInterpreter(DceSettings settings, DceOutput output)
{
    private const string Model = "UserCoNdis simulated modem";

    private string _body = "";
    private int _at;
    private bool _hangUp;

    public DceVerdict Run(string body)
    {
        (_body, _at, _hangUp) = (body, 0, false);
        while (_at < _body.Length)
        {
            char command = char.ToUpperInvariant(_body[_at++]);
            switch (command)
            {
                case 'D':
                    return new(DceAction.Dial, _hangUp, _body[_at..]);
                case 'A':
                    return new(DceAction.Answer, _hangUp);
                case 'O':
                    _ = Number();
                    return new(DceAction.ReturnOnline, _hangUp);
                case 'Z':
                    return Number() <= 1 ? new(DceAction.Reset, HangUp: true) : new(DceAction.Error, _hangUp);
                case '+':
                    return new(TryExtended(_body[_at..]) ? DceAction.Ok : DceAction.Error, _hangUp);
                default:
                    if (!TryBasic(command))
                    {
                        return new(DceAction.Error, _hangUp);
                    }

                    break;
            }
        }

        return new(DceAction.Ok, _hangUp);
    }

    private bool TryBasic(char command) => command switch
    {
        'E' => TryFlag(on => settings.Echo = on),
        'V' => TryFlag(on => settings.Verbose = on),
        'Q' => TryFlag(on => settings.Quiet = on),
        'H' => TryFlag(on => _hangUp |= !on),
        'X' => TryNumber(4, n => settings.ResultLevel = n),
        'I' => TryNumber(9, _ => output.AddInformation(Model)),
        'L' or 'M' or 'N' or 'B' or 'W' or 'Y' => TryNumber(9, _ => { }),
        'P' or 'T' => true,
        'S' => TrySelect(),
        '=' or '?' => TryRegister(command),
        '&' => _at < _body.Length && TryAmpersand(char.ToUpperInvariant(_body[_at++])),
        '\\' or '%' => _at++ < _body.Length && TryNumber(255, _ => { }), // error control, compression: not ours to do
        _ => false,
    };

    private bool TryAmpersand(char command) => command switch
    {
        'C' => TryNumber(1, n => settings.CarrierDetect = n),
        'D' => TryNumber(3, n => settings.DataTerminalReady = n),
        'F' => TryNumber(9, _ => settings.Reset()),
        'V' => TryNumber(9, _ => output.AddInformation(Profile())),
        'W' or 'K' or 'S' or 'R' or 'Q' or 'G' or 'L' or 'P' or 'T' or 'X' or 'Y' or 'A' or 'B' or 'H' or 'I' or 'M' or 'N' =>
            TryNumber(255, _ => { }),
        _ => false,
    };

    private bool TryExtended(string command)
    {
        string? answer = command.ToUpperInvariant() switch
        {
            "GMI" or "GMM" => Model,
            "GCAP" => "+GCAP: ",
            _ => null,
        };
        if (answer is not null)
        {
            output.AddInformation(answer);
        }

        return answer is not null;
    }

    private bool TrySelect()
    {
        if (_at < _body.Length && char.IsAsciiDigit(_body[_at]))
        {
            int register = Number();
            if (register > 255)
            {
                return false;
            }

            settings.Selected = register;
        }

        return _at == _body.Length || _body[_at] is not ('=' or '?') || TryRegister(_body[_at++]);
    }

    private bool TryRegister(char command)
    {
        if (command == '=')
        {
            return settings.TrySet(settings.Selected, Number());
        }

        output.AddInformation(settings[settings.Selected].ToString("D3", CultureInfo.InvariantCulture));
        return true;
    }

    private bool TryFlag(Action<bool> set) => TryNumber(1, n => set(n == 1));

    private bool TryNumber(int max, Action<int> set)
    {
        int number = Number();
        if (number > max)
        {
            return false;
        }

        set(number);
        return true;
    }

    /// <summary>Reads digits; none means 0 (V.250 5.4.1). Saturates.</summary>
    private int Number()
    {
        int value = 0;
        while (_at < _body.Length && char.IsAsciiDigit(_body[_at]))
        {
            value = Math.Min((value * 10) + _body[_at++] - '0', 100_000);
        }

        return value;
    }

    private string Profile() => string.Create(
        CultureInfo.InvariantCulture,
        $"E{(settings.Echo ? 1 : 0)} V{(settings.Verbose ? 1 : 0)} Q{(settings.Quiet ? 1 : 0)} X{settings.ResultLevel} &C{settings.CarrierDetect} &D{settings.DataTerminalReady} S0={settings[0]} S7={settings[7]} S12={settings[12]} S25={settings[25]}");
}
