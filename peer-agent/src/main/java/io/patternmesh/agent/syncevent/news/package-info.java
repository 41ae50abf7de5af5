/** What happens between this member and its peers, told as far as there is room to keep it. */
package io.patternmesh.agent.syncevent.news;
