package org.parley.browser.vxml;

import org.junit.jupiter.api.Test;

/** Prompts and what stands in them (VoiceXML 2.0 §4.1; 2.1 §3, §6). */
class PromptsTest extends Conversation {
    @Test
    void audioSaysItsWordsAndWithoutAudioTheyAreSpoken() {
        site.page("/a.wav", request -> new byte[8000]);
        call(block(
                        "<prompt><audio src='/a.wav'>The words.</audio> <audio src='/none.wav'>Spoken <audio src='/a.wav'>instead</audio>.</audio>"
                                + "<audio src='/none.wav'/> End.</prompt>"))
                .hears("The words. Spoken instead . End.");
    }

    @Test
    void undefinedAudioExpressionLeavesOutItsContentToo() {
        call(block(
                        "<prompt>Before <audio expr='undefined'>not this</audio> after. <audio expr=\"'/none'\">but this</audio></prompt>"))
                .hears("Before after. but this");
    }

    @Test
    void speechMarkupIsReadThrough() {
        call(block(
                        "<prompt><p><s>One <emphasis>two</emphasis></s> <say-as interpret-as='digits'>34</say-as></p><break time='500ms'/>"
                                + "<sub alias='five'>5</sub><mark name='here'/><prosody rate='slow'>six</prosody><voice gender='female'>seven</voice></prompt>"))
                .hears("One two 34 five six seven");
    }

    @Test
    void conditionLeavesAPromptOut() {
        call(block("<prompt cond='false'>no</prompt><prompt cond='true'>yes</prompt>"))
                .hears("yes")
                .hearsNothingOf("no");
    }

    @Test
    void promptsOfItemsAreChosenByCountAndCond() {
        call("<form><var name='n' expr='0'/><field name='x'><prompt cond='n == 0'>zero</prompt><prompt cond='n &gt; 0'>more</prompt>"
                        + keys("1") + "<nomatch><assign name='n' expr='n + 1'/><reprompt/></nomatch></field></form>")
                .hears("zero")
                .presses("5")
                .hears("more");
    }

    @Test
    void foreachGoesThroughAnArrayInAPrompt() {
        call(block(
                        "<var name='list' expr=\"['a', 'b', undefined]\"/><prompt>List: <foreach item='i' array='list'><value expr='i'/>, </foreach></prompt>"
                                + "<foreach item='j' array='list'><prompt>again <value expr='j'/></prompt></foreach>"))
                .hears("List: a, b, undefined,")
                .hears("again a again b again undefined");
    }

    @Test
    void foreachOfSomethingElseIsAnError() {
        call("<form><catch event='error.semantic'>no array<exit/></catch><block><foreach item='i' array='5'>x</foreach></block></form>")
                .hears("no array");
    }

    @Test
    void promptsAreRenderedWhenTheyAreQueued() {
        call(block("<var name='x' expr='1'/><value expr='x'/> <assign name='x' expr='2'/> then <value expr='x'/>"))
                .hears("1 then 2");
    }
}
