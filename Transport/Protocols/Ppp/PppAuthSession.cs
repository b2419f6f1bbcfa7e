namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>One direction of authentication: sends, waits, sends again, and ends with success or failure.</summary>
internal abstract class PppAuthSession(PppCore core, IPppAuthOwner owner, ushort protocol, PppAuthSide side)
{
    private int _attempts;

    public ushort Protocol { get; } = protocol;

    public PppAuthSide Side { get; } = side;

    public bool IsDone { get; private set; }

    public TimeSpan? DueAt { get; private set; }

    protected PppCore Core { get; } = core;

    protected bool IsFailed { get; private set; }

    public abstract void Start();

    public abstract void HandlePacket(in PppPacket packet);

    public void HandleTimeout()
    {
        if (DueAt is not { } due || due > Core.Now)
        {
            return;
        }

        DueAt = null;
        if (_attempts < Core.Options.MaxAuthAttempts)
        {
            Retry();
            return;
        }

        IsFailed = true;
        owner.AuthFailed(this, PppCloseCause.AuthenticationTimeout, 0, null);
    }

    /// <summary>The restart timer expired with attempts left.</summary>
    protected abstract void Retry();

    /// <summary>Counts an attempt, and waits for an answer.</summary>
    protected void AwaitAnswer()
    {
        _attempts++;
        DueAt = Core.Now + Core.Options.RestartTimer;
    }

    /// <summary>Starts anew, with all attempts, after a wait.</summary>
    protected void StartAgainIn(TimeSpan wait)
    {
        _attempts = 0;
        DueAt = wait > TimeSpan.Zero ? Core.Now + wait : null;
    }

    protected void ResetAttempts() => _attempts = 0;

    protected void Succeed(string? text)
    {
        DueAt = null;
        if (!IsDone)
        {
            IsDone = true;
            owner.AuthSucceeded(this, text);
        }
    }

    protected void Fail(int code, string? text)
    {
        DueAt = null;
        if (!IsFailed)
        {
            IsFailed = true;
            PppCloseCause cause = Side == PppAuthSide.Local
                ? PppCloseCause.LocalAuthenticationFailed
                : PppCloseCause.PeerAuthenticationFailed;
            owner.AuthFailed(this, cause, code, text);
        }
    }
}
