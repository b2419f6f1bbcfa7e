namespace UserCoNdis.HardwareGuest;

/// <summary>The emulated machine could not be made, did not start, or broke off; the message says what to do about it.</summary>
public sealed class GuestException : Exception
{
    public GuestException(string message)
        : base(message)
    {
    }

    public GuestException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
