namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of one object. It lies in the object's slot; nobody else looks into it. It learns of
/// each event after the watches have looked at it, whether a rule was broken or not.</summary>
internal class Shadow
{
    private readonly List<ShadowRequest> _requests = [];

    /// <summary>The callbacks about this object that are running or owe their completion.</summary>
    public IReadOnlyList<ShadowRequest> Requests => _requests;

    /// <summary>The request that a completion of <paramref name="callback"/> would end; null: nobody is owed one.</summary>
    public ShadowRequest? Owed(DdiId callback) => _requests.Find(r => r.Callback == callback);

    public void Begin(ShadowRequest request) => _requests.Add(request);

    public void End(ShadowRequest request) => _ = _requests.Remove(request);

    public virtual void Called(in DdiEvent e)
    {
    }

    public virtual void Entered(in DdiEvent e)
    {
    }

    public virtual void Returned(in DdiEvent e)
    {
    }

    public virtual void Answered(in DdiEvent e)
    {
    }
}
