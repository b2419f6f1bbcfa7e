namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What AT commands set: the profile of a modem.</summary>
internal sealed class DceSettings
{
    private readonly byte[] _registers = new byte[256];

    public DceSettings() => Reset();

    public bool Echo { get; set; }

    public bool Verbose { get; set; }

    public bool Quiet { get; set; }

    /// <summary>Gets or sets X: 0 hides the speed; 2 and 4 show NO DIALTONE, 3 and 4 BUSY (V.250 6.2.7).</summary>
    public int ResultLevel { get; set; }

    /// <summary>Gets or sets &amp;C: 0 = DCD always on, 1 = it follows the carrier.</summary>
    public int CarrierDetect { get; set; }

    /// <summary>Gets or sets &amp;D: what DTR off does. 0 nothing, 1 escape, 2 hang up, 3 hang up and reset.</summary>
    public int DataTerminalReady { get; set; }

    /// <summary>Gets or sets the register that "?" and "=" alone mean.</summary>
    public int Selected { get; set; }

    public byte this[int register]
    {
        get => _registers[register];
        set => _registers[register] = value;
    }

    public TimeSpan EscapeGuard => TimeSpan.FromMilliseconds(20 * _registers[12]);

    public TimeSpan DtrDelay => TimeSpan.FromMilliseconds(10 * _registers[25]);

    public TimeSpan CarrierWait => TimeSpan.FromSeconds(_registers[7]);

    public TimeSpan CommaPause => TimeSpan.FromSeconds(_registers[8]);

    /// <summary>Sets the factory profile (&amp;F).</summary>
    public void Reset()
    {
        (Echo, Verbose, Quiet, ResultLevel, CarrierDetect, DataTerminalReady, Selected) = (true, true, false, 4, 1, 2, 0);
        _registers.AsSpan().Clear();
        (_registers[2], _registers[3], _registers[4], _registers[5]) = ((byte)'+', (byte)'\r', (byte)'\n', 8);
        (_registers[6], _registers[7], _registers[8], _registers[9], _registers[10]) = (2, 50, 2, 6, 14);
        (_registers[11], _registers[12], _registers[25]) = (95, 50, 5);
    }

    /// <summary>Sets a register, if the value is one it takes (V.250 6.2.1-6.2.3: characters have 7 bits).</summary>
    public bool TrySet(int register, int value)
    {
        if (register is < 0 or > 255 || value < 0 || value > (register is >= 3 and <= 5 ? 127 : 255))
        {
            return false;
        }

        _registers[register] = (byte)value;
        return true;
    }
}
