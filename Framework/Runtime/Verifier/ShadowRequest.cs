namespace UserCoNdis.Framework.Runtime;

/// <summary>A callback that may pend, on its way: it is running, or its completion is owed.</summary>
internal sealed class ShadowRequest(string callback, string driver, ITraced subject)
{
    public string Callback => callback;

    public string Driver => driver;

    public ITraced Subject => subject;

    public bool CompletedInside { get; set; }

    public TimeSpan DueAt { get; set; }
}
