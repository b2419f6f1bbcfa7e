namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Something that happened to a served session; a line of JSON.</summary>
/// <param name="Event"><c>opened</c>, <c>closed</c> or <c>failed</c>.</param>
/// <param name="AtMs">Milliseconds since the run began.</param>
/// <param name="Session">The session as it stood then.</param>
/// <param name="Cause">One word for why it ended; null while it has not.</param>
/// <param name="Message">The same in words.</param>
internal sealed record SessionEvent(string Event, double AtMs, SessionRow Session, string? Cause = null, string? Message = null)
{
    public override string ToString()
    {
        string user = Session.User is { } name ? $", {name}" : "";
        string line = (Session.CircuitId is { } circuit ? $", circuit {circuit}" : "") + (Session.RemoteId is { } remote ? $", subscriber {remote}" : "");
        string why = Message is null ? "" : $": {Message}";
        string traffic = Event == "closed" ? $", in {Session.BytesIn} bytes, out {Session.BytesOut} bytes" : "";
        return $"{AtMs / 1000,8:F3}  session {Session.Id} {Event}  {Session.Peer} {Session.Address}{user}{line}{traffic}{why}";
    }
}
