namespace UserCoNdis.Transport.Links;

/// <summary>The modem lines of a link that has some. Thread: the loop.</summary>
public interface IModemLines
{
    /// <summary>Gets the lines that the device really has.</summary>
    ModemLines Supported { get; }

    /// <summary>Gets the lines that are on now, inputs and outputs.</summary>
    ModemLines Current { get; }

    /// <summary>Sets the outputs in <paramref name="mask"/> to their value in <paramref name="values"/>.</summary>
    /// <exception cref="LinkException">The device refused.</exception>
    void Set(ModemLines mask, ModemLines values);

    /// <summary>Sends a break (spacing) condition for about <paramref name="duration"/>; returns at once.</summary>
    void SendBreak(TimeSpan duration);
}
