namespace UserCoNdis.HardwareAgent;

/// <summary>What a case asks for cannot be had in this guest.</summary>
internal sealed class AgentException : Exception
{
    public AgentException(string message)
        : base(message)
    {
    }

    public AgentException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
